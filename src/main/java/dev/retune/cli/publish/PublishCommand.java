package dev.retune.cli.publish;

import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.publishing.model.TargetKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retune publish}: the live index in the stores that chat products search. */
@Command(
    name = "publish",
    description = "Publishes the live index into the stores that chat products search.")
public final class PublishCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new PublishCommand())
        .addSubcommand(new PublishAddCommand(terminal))
        .addSubcommand(new PublishChangeCommand(terminal))
        .addSubcommand(new PublishListCommand(terminal))
        .addSubcommand(new PublishRunCommand(terminal))
        .addSubcommand(new PublishVerifyCommand(terminal))
        .addSubcommand(new PublishRollbackCommand(terminal))
        .addSubcommand(new PublishRemoveCommand(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }

  /** The kind with a name that a person typed. */
  static TargetKind kind(String typed) {
    return TargetKind.named(typed)
        .orElseThrow(() -> new UsageException("cli.publish.kind", typed, TargetKind.allShown()));
  }

  /** What a person typed for an option, if it was given and is not blank. */
  static Optional<String> some(@Nullable String typed) {
    return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
  }
}
