package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retune knowledge}: documents and gaps to work on, and fixes of them. */
@Command(
    name = "knowledge",
    description =
        "Lists documents and gaps that dislikes point at; proposes fixes, tries them and brings them"
            + " live. No kind of source lets Retune change its documents: retune export --what"
            + " knowledge-changes brings them to the chat product.")
public final class KnowledgeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new KnowledgeCommand())
        .addSubcommand(new KnowledgeListCommand(terminal))
        .addSubcommand(new KnowledgeShowCommand(terminal))
        .addSubcommand(new KnowledgeDraftCommand(terminal))
        .addSubcommand(new KnowledgeProposeCommand(terminal))
        .addSubcommand(new FixCommands.Revise(terminal))
        .addSubcommand(new FixCommands.TryOut(terminal))
        .addSubcommand(new FixCommands.Promote(terminal))
        .addSubcommand(new FixCommands.Rollback(terminal))
        .addSubcommand(new FixCommands.Withdraw(terminal))
        .addSubcommand(new ItemCommands.Assign(terminal))
        .addSubcommand(new ItemCommands.Dismiss(terminal))
        .addSubcommand(new ItemCommands.Reopen(terminal))
        .addSubcommand(new ItemCommands.Verify(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }
}
