package dev.retune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.runtime.Shutdown;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    Optional<String> said = said(e);
    if (said.isEmpty()) {
      return usual.handleParseException(e, args);
    }
    terminal.printError(said.get());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, writer())) {
      e.getCommandLine().usage(writer());
    }
    return ExitCodes.USAGE;
  }

  private PrintWriter writer() {
    return new PrintWriter(terminal.err(), true, UTF_8);
  }

  /** What the parser would say, in the user's language; empty where only it knows. */
  private Optional<String> said(CommandLine.ParameterException e) {
    Texts texts = terminal.texts();
    return switch (e) {
      case MisuseException misuse -> Optional.of(texts.get(misuse.reason()));
      case CommandLine.UnmatchedArgumentException unmatched ->
          Optional.of(
              texts.get(
                  unmatched.isUnknownOption()
                      ? "cli.usage.unknownOption"
                      : "cli.usage.unknownArgument",
                  String.join(" ", unmatched.getUnmatched())));
      case CommandLine.MissingParameterException missing ->
          Optional.of(
              texts.get(
                  "cli.usage.missing",
                  missing.getMissing().stream()
                      .map(CommandFailurePrinter::described)
                      .collect(Collectors.joining(", "))));
      default -> choice(e);
    };
  }

  private Optional<String> choice(CommandLine.ParameterException e) {
    if (e.getArgSpec() == null || e.getValue() == null || !e.getArgSpec().type().isEnum()) {
      return Optional.empty();
    }
    String choices =
        Arrays.stream(e.getArgSpec().type().getEnumConstants())
            .map(one -> one.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Optional.of(
        terminal.texts().get("cli.usage.oneOf", name(e.getArgSpec()), e.getValue(), choices));
  }

  private static String described(CommandLine.Model.ArgSpec missing) {
    return missing instanceof CommandLine.Model.OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : missing.paramLabel();
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
