package dev.retune.cli.io;

import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.tuning.TrialResult;
import java.util.List;

/** Formats the outcome of a retraining run. */
public final class RetrainingResultFormatter {
  private RetrainingResultFormatter() {}

  public static int exitCode(RetrainingResult result) {
    return switch (result.state()) {
      case REJECTED, HELD -> ExitCodes.REFUSED;
      case PROMOTED, NOT_NEEDED -> ExitCodes.DONE;
    };
  }

  public static void print(Terminal terminal, RetrainingResult result) {
    terminal.printMessage(
        "cli.reembed.state",
        terminal.texts().get("cli.reembed.state." + result.state()),
        result.version().orElse("-"),
        result.why());
    if (result.state() == RetrainingResult.State.NOT_NEEDED) {
      terminal.printMessage("cli.reembed.anyway");
    }
    if (result.chunks() > 0 && result.state() != RetrainingResult.State.NOT_NEEDED) {
      terminal.printMessage(
          "cli.reembed.built",
          result.documents(),
          result.chunks(),
          result.embedded(),
          result.reused(),
          result.seconds(),
          result.documentsPerSecond());
    }
    tried(terminal, result.tried());
    result
        .baseline()
        .ifPresent(e -> print(terminal, "cli.reembed.live", "cli.reembed.liveUnknown", e));
    result
        .candidate()
        .ifPresent(
            e -> print(terminal, "cli.reembed.candidate", "cli.reembed.candidateUnknown", e));
  }

  private static void tried(Terminal terminal, List<TrialResult> tried) {
    if (tried.isEmpty()) {
      return;
    }
    terminal.printMessage("cli.reembed.tried", tried.size(), tried.getFirst().questions());
    for (TrialResult each : tried) {
      String key = each.chosen() ? "cli.reembed.chosen" : "cli.reembed.other";
      terminal.printMessage(key, each.ndcgAt10(), each.configuration());
    }
  }

  private static void print(Terminal terminal, String key, String unknown, RetrievalEvaluation e) {
    if (e.queries() == 0) {
      terminal.printMessage(unknown);
      return;
    }
    terminal.printMessage(key, e.queries(), e.pAt1(), e.recallAt10(), e.ndcgAt10());
  }
}
