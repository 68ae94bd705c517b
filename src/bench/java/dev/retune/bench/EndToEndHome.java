package dev.retune.bench;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.retraining.gate.GateResult;
import dev.retune.retraining.gate.GateSettings;
import dev.retune.retraining.gate.PromotionGate;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.tuning.TrialResult;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A separate home with the whole application, for trials on real questions. */
final class EndToEndHome implements AutoCloseable {
  private final BenchFolder home;
  private final ApplicationServices services;

  EndToEndHome() throws IOException {
    home = BenchFolder.temporary("retune-proof");
    LaunchOptions options =
        new LaunchOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);
    services = ApplicationServices.open(options, new HomeFolder(home.path()), Map.of());
  }

  static Path data(String name) {
    return Path.of(System.getProperty("retune.data", "../shared/data")).resolve(name);
  }

  /** Imports documents. */
  void documents(Path file) {
    var report =
        services.importer().importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
    System.out.printf("%s: %d documents%n", file.getFileName(), report.stored().documents());
  }

  /** Imports golden questions. */
  void golden(Path file, String split) {
    services.goldenImport().read(file, split, "bench");
    var summary = services.goldenSummary();
    System.out.printf(
        "golden set: %d questions (split %s), tuning half %d, gate half %d, near-duplicates %d%n",
        summary.questions(), split, summary.tuning(), summary.gate(), summary.nearDuplicates());
  }

  /** Promotes an index of whole documents, without any search for a better configuration. */
  void whole() {
    live(OptionalInt.of(0));
  }

  /** Promotes the standard configuration, manually if there are no questions for the gate. */
  void standard() {
    live(OptionalInt.empty());
  }

  private void live(OptionalInt chunkTokens) {
    RetrainingResult result = built(chunkTokens);
    if (result.state() == RetrainingResult.State.HELD) {
      services.loop().promote(result.version().orElseThrow(), "bench");
    }
  }

  private RetrainingResult built(OptionalInt chunkTokens) {
    return services
        .loop()
        .retrain(
            new RetrainingRequest(
                    Optional.empty(),
                    chunkTokens,
                    Optional.empty(),
                    true,
                    false,
                    "bench",
                    Instant.now())
                .within(Duration.ZERO),
            ProgressMonitor.none());
  }

  /** Runs retraining with the search budget of a triggered run. */
  void run() {
    long start = System.nanoTime();
    RetrainingResult result =
        services
            .loop()
            .retrain(
                RetrainingRequest.by("bench", Instant.now())
                    .forced()
                    .within(RetrainingRequest.LONG_BUDGET),
                ProgressMonitor.none());
    for (TrialResult tried : result.tried()) {
      System.out.printf(
          "  tuning nDCG@10 %.4f  %s%s%n",
          tried.ndcgAt10(), tried.configuration(), tried.chosen() ? "  <- chosen" : "");
    }
    System.out.printf(
        "%s %s after %.0f s: %s%n",
        result.state(),
        result.version().orElse("-"),
        (System.nanoTime() - start) / 1e9,
        result.why());
    System.out.println("chosen: " + spec());
  }

  /** Returns the live version's configuration in one line. */
  String spec() {
    return services.versions().live().orElseThrow().spec().summary();
  }

  /** Evaluates the live version on questions. */
  RetrievalEvaluation evaluate(String what, List<GoldenQuestion> questions, SearchMode mode) {
    try (var searcher = services.searcher()) {
      RetrievalEvaluation e =
          services.evaluator().evaluate(searcher, questions, mode, ProgressMonitor.none());
      System.out.printf(
          "%-58s %d questions  P@1 %.4f  recall@5 %.4f  nDCG@10 %.4f%n",
          what, e.queries(), e.pAt1(), e.recallAt5(), e.ndcgAt10());
      return e;
    }
  }

  /** Prints the paired test of two evaluations on the same questions. */
  static void compare(String what, RetrievalEvaluation before, RetrievalEvaluation after) {
    PromotionGate gate = new PromotionGate(GateSettings.standard(), new Texts(Locale.ENGLISH));
    GateResult r = gate.judge(before.ndcgPerQuery(), after.ndcgPerQuery(), false);
    System.out.printf(
        "%-58s %+.2f points nDCG@10 (95 %% %+.2f to %+.2f), won %d, lost %d, p = %.4f%n",
        what,
        100 * r.difference(),
        100 * r.interval().low(),
        100 * r.interval().high(),
        r.won(),
        r.lost(),
        r.pValue());
  }

  @Override
  public void close() throws IOException {
    services.close();
    home.close();
  }
}
