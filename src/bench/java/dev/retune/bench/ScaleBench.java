package dev.retune.bench;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.index.GraphRecall;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.settings.model.HomeFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Measures 10,000 up to a million documents: import, first build, rebuild without changes, search,
 * and recall of the graph against exact search. Documents are runs of 6 to 14 words from SciFact
 * abstracts.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=ScaleBench -Dbench.jvm=-Xmx512m</pre>
 */
public final class ScaleBench {
  private static final int QUESTIONS = 300;

  private ScaleBench() {}

  /** Optional arguments: the numbers of documents (default 10,000, 100,000 and 1,000,000). */
  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%9s %9s %9s %8s %11s %9s %16s %16s %8s%n",
        "documents",
        "import s",
        "build s",
        "docs/s",
        "unchanged s",
        "peak heap",
        "dense p50/p95",
        "hybrid p50/p95",
        "recall");
    int[] sizes =
        args.length == 0
            ? new int[] {10_000, 100_000, 1_000_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    String[] words = words();
    for (int size : sizes) {
      Path home = Files.createTempDirectory("retune-scale");
      try {
        trial(home, words, size);
      } finally {
        delete(home);
      }
    }
  }

  private static void trial(Path home, String[] words, int size) throws IOException {
    Path file = home.resolve("documents.jsonl");
    Random random = new Random(size);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < size; i++) {
        var row =
            Map.of(
                "id", "d" + i, "title", "", "body", snippet(words, random, 6 + random.nextInt(9)));
        out.write(JsonFormat.mapper().writeValueAsString(row));
        out.newLine();
      }
    }
    LaunchOptions options =
        new LaunchOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);
    try (ApplicationServices services =
        ApplicationServices.open(options, new HomeFolder(home.resolve("home")), Map.of())) {
      long start = System.nanoTime();
      services.importer().importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
      double imported = seconds(start);
      PeakHeap heap = new PeakHeap();
      RetrainingResult first = build(services);
      if (first.state() == RetrainingResult.State.HELD) {
        services.loop().promote(first.version().orElseThrow(), "bench");
      }
      start = System.nanoTime();
      RetrainingResult again = build(services);
      double unchanged = seconds(start);
      if (again.embedded() > 0) {
        throw new IllegalStateException(again.embedded() + " embedded again");
      }
      long peak = heap.most();
      List<String> questions = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        questions.add(snippet(words, random, 8));
      }
      IndexVersion live = services.versions().live().orElseThrow();
      String dense;
      String hybrid;
      try (var searcher = services.searcher()) {
        dense = times(questions, question -> searcher.search(question, 10, SearchMode.DENSE));
        hybrid = times(questions, question -> searcher.search(question, 10, SearchMode.HYBRID));
      }
      double recall;
      try (Embedder model = services.models().open(services.models().find(ModelCatalog.BUILT_IN))) {
        recall =
            GraphRecall.recallAt10(
                new IndexDirectoryStore(home.resolve("home")), live, model, questions);
      }
      System.out.printf(
          "%9d %9.1f %9.1f %8.0f %11.1f %6d MB %16s %16s %8.3f%n",
          size,
          imported,
          first.seconds(),
          size / first.seconds(),
          unchanged,
          peak >> 20,
          dense,
          hybrid,
          recall);
    }
  }

  private static RetrainingResult build(ApplicationServices services) {
    var request = RetrainingRequest.by("bench", Instant.now()).forced().within(Duration.ZERO);
    return services.loop().retrain(request, ProgressMonitor.none());
  }

  private interface Search {
    void of(String question);
  }

  private static String times(List<String> questions, Search search) {
    questions.forEach(search::of);
    double[] millis = new double[questions.size()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      search.of(questions.get(i));
      millis[i] = 1000 * seconds(start);
    }
    Arrays.sort(millis);
    return "%.1f / %.1f ms".formatted(millis[millis.length / 2], millis[millis.length * 95 / 100]);
  }

  private static String[] words() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(EndToEndHome.data("scifact/corpus.jsonl"))) {
      text.append(JsonFormat.mapper().readTree(line).path("text").asText()).append(' ');
    }
    return text.toString().strip().split("\\s+", -1);
  }

  private static String snippet(String[] words, Random random, int length) {
    int from = random.nextInt(words.length - length);
    return String.join(" ", Arrays.copyOfRange(words, from, from + length));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
