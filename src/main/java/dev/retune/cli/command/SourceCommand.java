package dev.retune.cli.command;

import dev.retune.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retune source}: the chat products that feedback comes from. */
@Command(
    name = "source",
    description = "Lists, checks, adds and removes the chat products that feedback comes from.")
public final class SourceCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new SourceCommand())
        .addSubcommand(new SourceListCommand(terminal))
        .addSubcommand(new SourceCheckCommand(terminal))
        .addSubcommand(new SourceAddCommand(terminal))
        .addSubcommand(new SourceRemoveCommand(terminal));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Specify list, check, add or remove.");
  }
}
