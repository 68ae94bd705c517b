package dev.retune.cli.prompt;

import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retune prompt}: versions of prompts, and runs that revise them. */
@Command(
    name = "prompt",
    description = "Keeps versions of prompts, and revises them by what users disliked.")
public final class PromptCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new PromptCommand())
        .addSubcommand(new PromptListCommand(terminal))
        .addSubcommand(new PromptShowCommand(terminal))
        .addSubcommand(new PromptDiffCommand(terminal))
        .addSubcommand(new PromptAddCommand(terminal))
        .addSubcommand(new PromptImportCommand(terminal))
        .addSubcommand(new PromptExportCommand(terminal))
        .addSubcommand(new PromptLiveCommand(terminal))
        .addSubcommand(new PromptRollbackCommand(terminal))
        .addSubcommand(new PromptRunCommand(terminal))
        .addSubcommand(new PromptRunsCommand(terminal))
        .addSubcommand(new PromptDecideCommand(terminal))
        .addSubcommand(new PromptEndCommand(terminal))
        .addSubcommand(new PromptHistoryCommand(terminal))
        .addSubcommand(new PromptModelsCommand(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }
}
