package dev.retune.cli;

import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Prints why a command failed, and returns its exit code. */
final class CommandFailurePrinter {
  private static final Logger LOG = LoggerFactory.getLogger(CommandFailurePrinter.class);

  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private final Terminal terminal;

  CommandFailurePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** An instant is explained in one sentence, since the parser would name a Java class. */
  int printMisuse(
      CommandLine.ParameterException e,
      CommandLine.IParameterExceptionHandler usual,
      String... args)
      throws Exception {
    if (e.getArgSpec() != null && e.getArgSpec().type() == Instant.class && e.getValue() != null) {
      terminal.printError(terminal.texts().get("cli.asOf", e.getValue()));
      return ExitCodes.USAGE;
    }
    if (e.getArgSpec() != null && isWhole(e.getArgSpec()) && e.getValue() != null) {
      terminal.printError(terminal.texts().get("cli.notWhole", name(e.getArgSpec()), e.getValue()));
      return ExitCodes.USAGE;
    }
    return usual.handleParseException(e, args);
  }

  private static boolean isWhole(CommandLine.Model.ArgSpec given) {
    return Arrays.stream(given.auxiliaryTypes()).anyMatch(WHOLE::contains);
  }

  private static String name(CommandLine.Model.ArgSpec given) {
    return given instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : given.paramLabel();
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
    if (shuttingDown()) {
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

  /** Whether a signal ends the process: what is used then may be closed already. */
  private static boolean shuttingDown() {
    Thread hook = new Thread(() -> {}, "unused");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return !Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
