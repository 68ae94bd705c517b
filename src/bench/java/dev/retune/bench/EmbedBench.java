package dev.retune.bench;

import dev.retune.embed.Embedder;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.Models;
import dev.retune.embed.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents a second of Retune's embedder, of a bare loop over its sessions and of LangChain4j's
 * in-process model, all with int8 all-MiniLM-L6-v2 and as they come, on the same 3,000 paragraphs
 * of about 45 tokens. One round to warm up, then they take turns, so that a busy machine slows all;
 * processor time tells what is left of the ratio when others use the machine too.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=EmbedBench</pre>
 */
public final class EmbedBench {
  private static final int ROUNDS = 5;

  private EmbedBench() {}

  /** Prints the table. */
  public static void main(String[] args) throws Exception {
    List<String> texts = Paragraphs.some(3_000);
    Path home = Files.createTempDirectory("retune-bench");
    Path file = Files.write(home.resolve("texts.txt"), texts);
    InstalledModels models = new InstalledModels(home);
    try (Embedder ours = models.open(models.find(Models.BUILT_IN));
        BareLoop bare = new BareLoop(home.resolve("models"), texts);
        LangChain4j theirs = new LangChain4j(file)) {
      double same = cosine(ours.embed(texts.getFirst(), TextKind.PASSAGE), theirs.firstVector());
      Clock us = new Clock(texts.size(), ProcessHandle.current(), () -> seconds(ours, texts));
      Clock loop = new Clock(texts.size(), ProcessHandle.current(), bare::seconds);
      Clock them = new Clock(texts.size(), theirs.process(), theirs::seconds);
      System.out.printf(
          "%-8s %9s %9s %12s %14s %14s%n",
          "round", "Retune/s", "bare/s", "LangChain4j", "of bare", "of LangChain4j");
      for (int i = 0; i <= ROUNDS; i++) {
        double[] rates = {us.rate(), loop.rate(), them.rate()};
        row(i == 0 ? "warm-up" : String.valueOf(i), rates);
      }
      row("median", us.median(), loop.median(), them.median());
      row("CPU", us.perProcessorSecond(), loop.perProcessorSecond(), them.perProcessorSecond());
      System.out.printf("cosine of both vectors of the first text: %.6f%n", same);
    } finally {
      delete(home);
    }
  }

  /** Rounds of one contender; the first is its warm-up. */
  private static final class Clock {
    private final int texts;
    private final ProcessHandle process;
    private final Callable<Double> round;
    private final List<Double> rates = new ArrayList<>();
    private Duration used = Duration.ZERO;

    Clock(int texts, ProcessHandle process, Callable<Double> round) {
      this.texts = texts;
      this.process = process;
      this.round = round;
    }

    double rate() throws Exception {
      Duration before = processorTime(process);
      rates.add(texts / round.call());
      if (rates.size() > 1) {
        used = used.plus(processorTime(process).minus(before));
      }
      return rates.getLast();
    }

    double median() {
      return rates.stream().skip(1).sorted().toList().get((rates.size() - 1) / 2);
    }

    double perProcessorSecond() {
      return (rates.size() - 1) * texts / (used.toNanos() / 1e9);
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

  private static double cosine(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  private static void row(String name, double... rates) {
    System.out.printf(
        "%-8s %9.0f %9.0f %12.0f %13.1f%% %13.2fx%n",
        name, rates[0], rates[1], rates[2], 100 * rates[0] / rates[1], rates[0] / rates[2]);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
