package dev.retune.cli;

import dev.retune.index.Evaluation;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.Tried;
import java.util.List;

/** A re-embedding's outcome as lines for people. */
final class RetrainText {
  private RetrainText() {}

  static int exitCode(RetrainResult result) {
    return switch (result.state()) {
      case REJECTED, HELD -> Cli.REFUSED;
      case PROMOTED, NOT_NEEDED -> Cli.DONE;
    };
  }

  static void print(Terminal terminal, RetrainResult result) {
    terminal.say("cli.reembed.state", result.state(), result.version().orElse("-"), result.why());
    if (result.state() == RetrainResult.State.NOT_NEEDED) {
      terminal.say("cli.reembed.anyway");
    }
    if (result.chunks() > 0 && result.state() != RetrainResult.State.NOT_NEEDED) {
      terminal.say(
          "cli.reembed.built",
          result.documents(),
          result.chunks(),
          result.embedded(),
          result.reused(),
          result.seconds(),
          result.documentsPerSecond());
    }
    tried(terminal, result.tried());
    result.baseline().ifPresent(e -> print(terminal, "cli.reembed.live", e));
    result.candidate().ifPresent(e -> print(terminal, "cli.reembed.candidate", e));
  }

  private static void tried(Terminal terminal, List<Tried> tried) {
    if (tried.isEmpty()) {
      return;
    }
    terminal.say("cli.reembed.tried", tried.size(), tried.getFirst().questions());
    for (Tried each : tried) {
      String key = each.chosen() ? "cli.reembed.chosen" : "cli.reembed.other";
      terminal.say(key, each.ndcgAt10(), each.configuration());
    }
  }

  private static void print(Terminal terminal, String key, Evaluation e) {
    terminal.say(key, e.queries(), e.pAt1(), e.recallAt10(), e.ndcgAt10());
  }
}
