package dev.retune.cli;

import dev.retune.cli.terminal.MisuseException;
import dev.retune.common.i18n.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is wrong with arguments, in the user's language. */
final class MisuseExplanation {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private final Texts texts;

  MisuseExplanation(Texts texts) {
    this.texts = texts;
  }

  /** A sentence that needs no usage beside it; the parser would name a Java class. */
  Optional<String> complete(CommandLine.ParameterException e) {
    ArgSpec given = e.getArgSpec();
    if (given == null || e.getValue() == null) {
      return Optional.empty();
    }
    if (given.type() == Instant.class) {
      return Optional.of(texts.get("cli.asOf", e.getValue()));
    }
    return isWhole(given)
        ? Optional.of(texts.get("cli.notWhole", name(given), e.getValue()))
        : Optional.empty();
  }

  /** What the parser would say; empty where only it knows. */
  Optional<String> sentence(CommandLine.ParameterException e) {
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
                      .map(MisuseExplanation::described)
                      .collect(Collectors.joining(", "))));
      case CommandLine.MutuallyExclusiveArgsException _ ->
          Optional.of(texts.get("cli.usage.exclusive", exclusive(e.getCommandLine())));
      case CommandLine.OverwrittenOptionException twice ->
          Optional.of(texts.get("cli.usage.twice", name(twice.getOverwritten())));
      default -> value(e);
    };
  }

  /** What was meant perhaps; empty when nothing is alike. */
  Optional<String> suggestion(CommandLine.ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getSuggestions().isEmpty()) {
      return Optional.empty();
    }
    String before =
        unmatched.isUnknownOption() ? "" : e.getCommandLine().getCommandSpec().name() + " ";
    return Optional.of(
        texts.get(
            "cli.usage.suggestion",
            unmatched.getSuggestions().stream()
                .map(one -> before + one)
                .collect(Collectors.joining(", "))));
  }

  private Optional<String> value(CommandLine.ParameterException e) {
    if (e.getValue() == null) {
      return Optional.empty();
    }
    ArgSpec given = e.getArgSpec();
    if (given == null) {
      // only the help command fails like this
      return Optional.of(texts.get("cli.usage.unknownArgument", e.getValue()));
    }
    if (!given.type().isEnum()) {
      return Optional.of(texts.get("cli.usage.value", name(given), e.getValue()));
    }
    String choices =
        Arrays.stream(given.type().getEnumConstants())
            .map(one -> one.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Optional.of(texts.get("cli.usage.oneOf", name(given), e.getValue(), choices));
  }

  private static String exclusive(CommandLine command) {
    return command.getCommandSpec().argGroups().stream()
        .filter(ArgGroupSpec::exclusive)
        .flatMap(group -> group.options().stream())
        .map(OptionSpec::longestName)
        .collect(Collectors.joining(", "));
  }

  private static String described(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : missing.paramLabel();
  }

  private static boolean isWhole(ArgSpec given) {
    return Arrays.stream(given.auxiliaryTypes()).anyMatch(WHOLE::contains);
  }

  private static String name(ArgSpec given) {
    return given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
  }
}
