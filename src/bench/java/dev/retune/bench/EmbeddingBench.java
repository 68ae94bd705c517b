package dev.retune.bench;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares texts per second of Retune's embedder and LangChain4j's in-process model, both with int8
 * all-MiniLM-L6-v2 in default configuration, on texts of 12, 35 and 115 words; and of the command
 * {@code retune embed} with a LangChain4j process that does the same, with start-up time subtracted
 * from both. After one warm-up round they alternate, so that other load affects all; CPU time is
 * reported as well, which JMH does not measure. Arguments: number of rounds, and the divisor of the
 * number of texts, such as 10 for a tenth. {@link EmbeddingLoopBench} measures the embedder alone.
 *
 * <pre>mvn -q -DskipTests package
 * mvn -q -Pbench test-compile exec:exec@bench -Dbench=EmbeddingBench</pre>
 */
public final class EmbeddingBench {
  private static final List<Length> LENGTHS =
      List.of(new Length(12, 6_000), new Length(35, 3_000), new Length(115, 1_000));

  private final Path home;
  private final Embedder ours;
  private final int rounds;

  private record Length(int words, int texts) {}

  private EmbeddingBench(Path home, Embedder ours, int rounds) {
    this.home = home;
    this.ours = ours;
    this.rounds = rounds;
  }

  /** Prints one table per length. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    int part = args.length < 2 ? 1 : Integer.parseInt(args[1]);
    System.out.printf("load before: %.1f%n", load());
    try (BenchFolder home = BenchFolder.temporary("retune-bench")) {
      InstalledModelCatalog models = new InstalledModelCatalog(home.path());
      try (Embedder ours = models.open(models.find(ModelCatalog.BUILT_IN))) {
        EmbeddingBench bench = new EmbeddingBench(home.path(), ours, rounds);
        for (Length each : LENGTHS) {
          bench.of(new Length(each.words(), each.texts() / part));
        }
      }
    }
    System.out.printf("load after: %.1f%n", load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void of(Length length) throws Exception {
    List<String> texts = SampleParagraphs.some(length.words(), length.texts());
    Path file = Files.write(home.resolve(length.words() + ".txt"), texts);
    Path one = Files.write(home.resolve("one.txt"), texts.subList(0, 1));
    try (LangChain4jProcess theirs = new LangChain4jProcess(file)) {
      Contender us =
          new Contender("Retune", () -> UsedTime.by(ProcessHandle.current(), this::vectors, texts));
      Contender them =
          new Contender(
              "LangChain4j", () -> UsedTime.by(theirs.process(), _ -> theirs.run(), texts));
      Contender command =
          new Contender(
              "retune embed", () -> UsedTime.by(embed(file)).without(UsedTime.by(embed(one))));
      Contender process =
          new Contender(
              "LangChain4j once",
              () ->
                  UsedTime.by(LangChain4jProcess.command(file, "once"))
                      .without(UsedTime.by(LangChain4jProcess.command(one, "once"))));
      for (int i = 0; i <= rounds; i++) {
        for (Contender each : List.of(us, them, command, process)) {
          each.round();
        }
      }
      System.out.printf(
          "%n%d texts of %d words; cosine of both vectors of the first: %.6f%n",
          texts.size(),
          length.words(),
          cosine(ours.embed(texts.getFirst(), TextKind.PASSAGE), theirs.firstVector()));
      System.out.println(Contender.HEAD);
      us.print(texts.size(), them);
      them.print(texts.size(), them);
      command.print(texts.size(), process);
      process.print(texts.size(), process);
    }
  }

  private void vectors(List<String> texts) {
    if (ours.embed(texts, TextKind.PASSAGE).size() != texts.size()) {
      throw new IllegalStateException("a text without a vector");
    }
  }

  private List<String> embed(Path file) throws IOException {
    Path launcher = Path.of("target/retune/bin/retune").toAbsolutePath();
    if (!Files.exists(launcher)) {
      throw new IOException(launcher + " is missing: run mvn -q -DskipTests package first");
    }
    return List.of(
        launcher.toString(),
        "--home",
        home.resolve("command").toString(),
        "embed",
        "--input",
        file.toString());
  }

  private static double cosine(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  /** An embedder under test; its first round is the warm-up. */
  private static final class Contender {
    static final String HEAD =
        "%-18s %10s %10s %12s %22s"
            .formatted("", "texts/s", "by CPU", "times rival", "by CPU (rounds)");

    private final String name;
    private final Round round;
    private final List<UsedTime> all = new ArrayList<>();

    private interface Round {
      UsedTime once() throws Exception;
    }

    Contender(String name, Round round) {
      this.name = name;
      this.round = round;
    }

    void round() throws Exception {
      all.add(round.once());
    }

    private List<UsedTime> counted() {
      return all.subList(1, all.size());
    }

    private UsedTime median() {
      return new UsedTime(
          middle(counted().stream().map(UsedTime::clock)),
          middle(counted().stream().map(UsedTime::processor)));
    }

    private static double middle(Stream<Double> values) {
      List<Double> sorted = values.sorted().toList();
      return sorted.get(sorted.size() / 2);
    }

    void print(int texts, Contender rival) {
      List<Double> ratios =
          IntStream.range(0, counted().size())
              .mapToObj(i -> rival.counted().get(i).processor() / counted().get(i).processor())
              .sorted()
              .toList();
      System.out.printf(
          "%-18s %10.0f %10.0f %12.2f %8.2f (%.2f to %.2f)%n",
          name,
          texts / median().clock(),
          texts / median().processor(),
          rival.median().clock() / median().clock(),
          rival.median().processor() / median().processor(),
          ratios.getFirst(),
          ratios.getLast());
    }
  }
}
