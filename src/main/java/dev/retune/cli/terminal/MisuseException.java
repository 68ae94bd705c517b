package dev.retune.cli.terminal;

import dev.retune.common.error.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Invalid combinations of arguments, shown in the user's language with the command's usage. */
public final class MisuseException extends CommandLine.ParameterException {
  private static final long serialVersionUID = 1L;

  private final InvalidInputException reason;

  /** Takes the message key and its arguments. */
  public MisuseException(CommandSpec command, String key, Object... args) {
    super(command.commandLine(), key);
    this.reason = new InvalidInputException(key, args);
  }

  /** A command that has only subcommands was given none. */
  public static MisuseException subcommandMissing(CommandSpec command) {
    return new MisuseException(
        command, "cli.usage.subcommand", String.join(", ", command.subcommands().keySet()));
  }

  /** Returns what is wrong. */
  public InvalidInputException reason() {
    return reason;
  }
}
