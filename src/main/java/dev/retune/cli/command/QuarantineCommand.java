package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.collector.quarantine.VoteBurst;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune quarantine}: bursts of votes that are excluded from the figures. */
@Command(
    name = "quarantine",
    description = "Manages bursts of votes that do not count until you release them.")
public final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new QuarantineCommand())
        .addSubcommand(new ListBursts(terminal))
        .addSubcommand(new Release(terminal))
        .addSubcommand(new Discard(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }

  private static int show(Terminal terminal, List<VoteBurst> bursts) {
    if (terminal.json()) {
      terminal.document(Map.of("bursts", bursts));
    } else if (bursts.isEmpty()) {
      terminal.printMessage("cli.quarantine.none");
    }
    if (!terminal.json()) {
      bursts.forEach(
          burst ->
              terminal.printMessage(
                  "cli.quarantine.row",
                  String.valueOf(burst.id()),
                  burst.state().name(),
                  burst.kind().name(),
                  burst.name(),
                  burst.votes(),
                  burst.dislikes(),
                  burst.began(),
                  burst.last()));
    }
    return ExitCodes.DONE;
  }

  /** {@code retune quarantine list}. */
  @Command(name = "list", description = "Lists all bursts, including decided ones.")
  static final class ListBursts implements Callable<Integer> {
    private final Terminal terminal;

    ListBursts(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        return show(terminal, services.quarantine().list());
      }
    }
  }

  /** A decision about one burst. */
  abstract static class BurstDecision implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "As list shows it.")
    private long id;

    BurstDecision(Terminal terminal) {
      this.terminal = terminal;
    }

    abstract VoteBurst decide(QuarantineService quarantine, long id, String who);

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        return show(
            terminal, List.of(decide(services.quarantine(), id, services.settings().personName())));
      }
    }
  }

  /** {@code retune quarantine release}. */
  @Command(
      name = "release",
      description = "Makes the votes of a burst count, with their original times.")
  static final class Release extends BurstDecision {
    Release(Terminal terminal) {
      super(terminal);
    }

    @Override
    VoteBurst decide(QuarantineService quarantine, long id, String who) {
      return quarantine.release(id, who);
    }
  }

  /** {@code retune quarantine discard}. */
  @Command(
      name = "discard",
      description = "Excludes the votes of a burst; they are kept and can still be released.")
  static final class Discard extends BurstDecision {
    Discard(Terminal terminal) {
      super(terminal);
    }

    @Override
    VoteBurst decide(QuarantineService quarantine, long id, String who) {
      return quarantine.discard(id, who);
    }
  }
}
