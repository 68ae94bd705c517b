package dev.retune.bench;

import dev.retune.app.Retune;
import dev.retune.cli.Options;
import dev.retune.feedback.ImportOptions;
import dev.retune.index.Evaluation;
import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.retrain.Gate;
import dev.retune.retrain.GateResult;
import dev.retune.retrain.GateSettings;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.Tried;
import dev.retune.settings.Home;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A home of its own with the whole program, for trials on real questions. */
final class ProofDesk implements AutoCloseable {
  private final Path home;
  private final Retune retune;

  ProofDesk() throws IOException {
    home = Files.createTempDirectory("retune-proof");
    Options options = new Options(Optional.empty(), Optional.empty(), Optional.empty(), false);
    retune = Retune.open(options, new Home(home), Map.of());
  }

  static Path data(String name) {
    return Path.of(System.getProperty("retune.data", "../shared/data")).resolve(name);
  }

  /** Brings documents in. */
  void documents(Path file) {
    var report = retune.importer().importFile(file, ImportOptions.DEFAULT, Monitor.none());
    System.out.printf("%s: %d documents%n", file.getFileName(), report.stored().documents());
  }

  /** Brings golden questions in. */
  void golden(Path file, String split) {
    retune.goldenImport().read(file, Optional.of(split), "bench");
    var summary = retune.goldenSummary();
    System.out.printf(
        "golden set: %d questions (split %s), tuning half %d, gate half %d, near-duplicates %d%n",
        summary.questions(), split, summary.tuning(), summary.gate(), summary.nearDuplicates());
  }

  /** Makes whole documents live; nothing is tried. */
  void whole() {
    live(OptionalInt.of(0));
  }

  /**
   * Makes the standard recipe live, by a person's word where there are no questions to judge by.
   */
  void standard() {
    live(OptionalInt.empty());
  }

  private void live(OptionalInt chunkTokens) {
    RetrainResult result = built(chunkTokens);
    if (result.state() == RetrainResult.State.HELD) {
      retune.loop().promote(result.version().orElseThrow(), "bench");
    }
  }

  private RetrainResult built(OptionalInt chunkTokens) {
    return retune
        .loop()
        .retrain(
            new RetrainRequest(
                    Optional.empty(),
                    chunkTokens,
                    Optional.empty(),
                    true,
                    false,
                    "bench",
                    Instant.now())
                .within(Duration.ZERO),
            Monitor.none());
  }

  /** A run that tries configurations for as long as one that a fired trigger calls for. */
  void run() {
    long start = System.nanoTime();
    RetrainResult result =
        retune
            .loop()
            .retrain(
                RetrainRequest.by("bench", Instant.now())
                    .forced()
                    .within(RetrainRequest.LONG_BUDGET),
                Monitor.none());
    for (Tried tried : result.tried()) {
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

  /** The live version's recipe in one line. */
  String spec() {
    return retune.versions().live().orElseThrow().spec().summary();
  }

  /** The live version on questions. */
  Evaluation evaluate(String what, List<Query> questions, Mode mode) {
    try (var searcher = retune.searcher(Optional.empty())) {
      Evaluation e = retune.evaluator().evaluate(searcher, questions, mode, Monitor.none());
      System.out.printf(
          "%-58s %d questions  P@1 %.4f  recall@5 %.4f  nDCG@10 %.4f%n",
          what, e.queries(), e.pAt1(), e.recallAt5(), e.ndcgAt10());
      return e;
    }
  }

  /** The paired test of two on the same questions. */
  static void compare(String what, Evaluation before, Evaluation after) {
    Gate gate = new Gate(GateSettings.standard(), new Texts(Locale.ENGLISH));
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
    retune.close();
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
