package dev.retune.cli.publish;

import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.PublishOutcome.State;
import java.util.List;

/** Formats what became of publishing. */
public final class PublishFormatter {
  private PublishFormatter() {}

  /** Prints outcomes; those that are no success to standard error. */
  public static void print(Terminal terminal, List<PublishOutcome> outcomes) {
    for (PublishOutcome outcome : outcomes) {
      String line =
          terminal
              .texts()
              .get("cli.publish.outcome", outcome.target(), outcome.version(), outcome.why());
      if (exitCode(outcome.state()) == ExitCodes.DONE) {
        terminal.line(line);
        printFigures(terminal, outcome);
      } else {
        terminal.printError(line);
      }
    }
  }

  private static void printFigures(Terminal terminal, PublishOutcome outcome) {
    outcome
        .figures()
        .filter(figures -> figures.sent() + figures.carried() + figures.deleted() > 0)
        .ifPresent(
            figures ->
                terminal.printMessage(
                    "cli.publish.figures",
                    figures.passages(),
                    figures.sent(),
                    figures.carried(),
                    figures.deleted()));
  }

  /** Success, a refused verification, or a failure, whichever is the worst. */
  public static int exitCode(List<PublishOutcome> outcomes) {
    List<Integer> codes = outcomes.stream().map(outcome -> exitCode(outcome.state())).toList();
    if (codes.contains(ExitCodes.FAILED)) {
      return ExitCodes.FAILED;
    }
    return codes.contains(ExitCodes.REFUSED) ? ExitCodes.REFUSED : ExitCodes.DONE;
  }

  private static int exitCode(State state) {
    return switch (state) {
      case PUBLISHED, CURRENT -> ExitCodes.DONE;
      case REFUSED -> ExitCodes.REFUSED;
      case FAILED -> ExitCodes.FAILED;
    };
  }
}
