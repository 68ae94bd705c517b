package dev.retune.bench;

import dev.retune.embed.Embedder;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.Models;
import dev.retune.embed.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents a second of Retune's embedder and of LangChain4j's in-process model, both with int8
 * all-MiniLM-L6-v2 and as they come, on the same 3,000 paragraphs of about 45 tokens. One round to
 * warm up, then both take turns, so that a busy machine slows both; processor time tells what is
 * left of the ratio when others use the machine too.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=EmbedBench</pre>
 */
public final class EmbedBench {
  private static final int ROUNDS = 3;

  private EmbedBench() {}

  /** Prints the table. */
  public static void main(String[] args) throws IOException {
    List<String> texts = Paragraphs.some(3_000);
    Path home = Files.createTempDirectory("retune-bench");
    Path file = Files.write(home.resolve("texts.txt"), texts);
    InstalledModels models = new InstalledModels(home);
    try (Embedder ours = models.open(models.find(Models.BUILT_IN));
        LangChain4j theirs = new LangChain4j(file)) {
      double same = cosine(ours.embed(texts.getFirst(), TextKind.PASSAGE), theirs.firstVector());
      seconds(ours, texts);
      theirs.seconds();
      double[] our = new double[ROUNDS];
      double[] their = new double[ROUNDS];
      Duration ourTime = processorTime(ProcessHandle.current());
      Duration theirTime = processorTime(theirs.process());
      for (int i = 0; i < ROUNDS; i++) {
        our[i] = texts.size() / seconds(ours, texts);
        their[i] = texts.size() / theirs.seconds();
      }
      print(our, their, same);
      double done = (double) ROUNDS * texts.size();
      row(
          "CPU",
          done / seconds(processorTime(ProcessHandle.current()).minus(ourTime)),
          done / seconds(processorTime(theirs.process()).minus(theirTime)));
    } finally {
      delete(home);
    }
  }

  private static double seconds(Embedder embedder, List<String> texts) {
    long start = System.nanoTime();
    List<float[]> vectors = embedder.embed(texts, TextKind.PASSAGE);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (vectors.size() != texts.size()) {
      throw new IllegalStateException(vectors.size() + " vectors");
    }
    return seconds;
  }

  private static Duration processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double cosine(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  private static void print(double[] our, double[] their, double same) {
    System.out.printf("%-8s %10s %12s %7s%n", "round", "Retune/s", "LangChain4j", "ratio");
    for (int i = 0; i < ROUNDS; i++) {
      row(String.valueOf(i + 1), our[i], their[i]);
    }
    row("median", median(our), median(their));
    row("best", max(our), max(their));
    System.out.printf("cosine of both vectors of the first text: %.6f%n", same);
  }

  private static void row(String name, double our, double their) {
    System.out.printf("%-8s %10.0f %12.0f %6.2fx%n", name, our, their, our / their);
  }

  private static double median(double... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> values[i])
        .sorted()
        .toList()
        .get(values.length / 2);
  }

  private static double max(double... values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).max().orElseThrow();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
