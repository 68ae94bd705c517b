package dev.retune.cli.model;

import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retune model}: the models on this machine and at the hub. */
@Command(
    name = "model",
    description = "Lists, searches, installs, checks, compares and removes models.")
public final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new ModelCommand())
        .addSubcommand(new ModelListCommand(terminal))
        .addSubcommand(new ModelSearchCommand(terminal))
        .addSubcommand(new ModelAddCommand(terminal))
        .addSubcommand(new ModelRemoveCommand(terminal))
        .addSubcommand(new ModelCheckCommand(terminal))
        .addSubcommand(new ModelBenchCommand(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }
}
