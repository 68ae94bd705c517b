package dev.retune.bench;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.index.GraphRecall;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures 10,000 up to a million documents: import, first build, rebuild without changes, recall
 * of the graph against exact search, and search ({@link SearchBench}). Documents are runs of 6 to
 * 14 words from SciFact abstracts.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=ScaleBench -Dbench.jvm=-Xmx512m</pre>
 */
public final class ScaleBench {
  private ScaleBench() {}

  /** Optional arguments: the numbers of documents (default 10,000, 100,000 and 1,000,000). */
  public static void main(String[] args) throws IOException, RunnerException {
    System.out.printf(
        "%9s %9s %9s %8s %11s %9s %8s%n",
        "documents", "import s", "build s", "docs/s", "unchanged s", "peak heap", "recall");
    int[] sizes =
        args.length == 0
            ? new int[] {10_000, 100_000, 1_000_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    SciFactWords words = SciFactWords.read();
    for (int size : sizes) {
      try (BenchFolder folder = BenchFolder.temporary("retune-scale")) {
        trial(folder.path(), words, size);
        SearchBench.measure(folder.path().resolve("home"));
      }
    }
  }

  private static void trial(Path home, SciFactWords words, int size) throws IOException {
    Path file = home.resolve("documents.jsonl");
    Random random = new Random(size);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < size; i++) {
        var row =
            Map.of("id", "d" + i, "title", "", "body", words.some(6 + random.nextInt(9), random));
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
      IndexVersion live = services.versions().live().orElseThrow();
      double recall;
      try (Embedder model = services.models().open(services.models().find(ModelCatalog.BUILT_IN))) {
        recall =
            GraphRecall.recallAt10(
                new IndexDirectoryStore(home.resolve("home")),
                live,
                model,
                SearchBench.questions());
      }
      System.out.printf(
          "%9d %9.1f %9.1f %8.0f %11.1f %6d MB %8.3f%n",
          size, imported, first.seconds(), size / first.seconds(), unchanged, peak >> 20, recall);
    }
  }

  private static RetrainingResult build(ApplicationServices services) {
    var request = RetrainingRequest.by("bench", Instant.now()).forced().within(Duration.ZERO);
    return services.loop().retrain(request, ProgressMonitor.none());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
