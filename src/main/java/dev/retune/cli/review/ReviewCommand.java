package dev.retune.cli.review;

import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retune review}: judges disliked answers, as the screen Review does. */
@Command(name = "review", description = "Shows the disliked answers that wait, and judges them.")
public final class ReviewCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new ReviewCommand())
        .addSubcommand(new ReviewListCommand(terminal))
        .addSubcommand(new ReviewShowCommand(terminal))
        .addSubcommand(new ReviewDecideCommand(terminal))
        .addSubcommand(new ReviewAlikeCommand(terminal))
        .addSubcommand(new ReviewUndoCommand(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }
}
