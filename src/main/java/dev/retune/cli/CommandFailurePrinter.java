package dev.retune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.runtime.Shutdown;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Prints why a command failed, and returns its exit code. */
final class CommandFailurePrinter {
  private static final Logger LOG = LoggerFactory.getLogger(CommandFailurePrinter.class);

  private final Terminal terminal;

  CommandFailurePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Says what is wrong, with the usage unless one sentence is enough. */
  int printMisuse(
      CommandLine.ParameterException e,
      CommandLine.IParameterExceptionHandler usual,
      String... args)
      throws Exception {
    MisuseExplanation explanation = new MisuseExplanation(terminal.texts());
    Optional<String> complete = explanation.complete(e);
    if (complete.isPresent()) {
      terminal.printError(complete.get());
      return ExitCodes.USAGE;
    }
    Optional<String> sentence = explanation.sentence(e);
    if (sentence.isEmpty()) {
      return usual.handleParseException(e, args);
    }
    terminal.printError(sentence.get());
    explanation
        .suggestion(e)
        .ifPresentOrElse(
            terminal::printError,
            () -> e.getCommandLine().usage(new PrintWriter(terminal.err(), true, UTF_8)));
    return ExitCodes.USAGE;
  }

  int print(String command, Exception exception) {
    if (exception instanceof UsageException usage) {
      terminal.printError(terminal.texts().get(usage.reason()));
      return ExitCodes.USAGE;
    }
    if (exception instanceof ApplicationException failure) {
      LOG.info("{} failed", command, failure);
      terminal.printError(terminal.texts().get(failure));
      return switch (failure) {
        case RefusedException r -> ExitCodes.REFUSED;
        case LeaseBusyException b -> ExitCodes.BUSY;
        default -> ExitCodes.FAILED;
      };
    }
    if (Shutdown.hasBegun()) {
      LOG.info("{} was stopped", command, exception);
      terminal.printError(terminal.texts().get("cli.stopped"));
      return ExitCodes.FAILED;
    }
    LOG.error("{} failed unexpectedly", command, exception);
    terminal.printError(
        terminal
            .texts()
            .get(
                "cli.unexpected",
                String.valueOf(exception.getMessage()),
                System.getProperty("retune.logs", "")));
    return ExitCodes.FAILED;
  }
}
