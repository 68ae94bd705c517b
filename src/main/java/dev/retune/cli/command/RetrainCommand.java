package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.index.version.IndexChange;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retune retrain}: the outcome of promotions. */
@Command(
    name = "retrain",
    description = "Shows how users reacted to each change of the live index.")
public final class RetrainCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new RetrainCommand()).addSubcommand(new History(terminal));
  }

  @Override
  public void run() {
    throw MisuseException.subcommandMissing(spec);
  }

  /** {@code retune retrain history}. */
  @Command(
      name = "history",
      description =
          "Compares the dislike ratio of up to four weeks before and after each promotion and"
              + " rollback by a two-proportion test, and says what was advised about languages.")
  static final class History implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "Maximum number of changes, newest first (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    // printed once for consecutive runs with the same advice
    private Optional<LanguageNote> printedAdvice = Optional.empty();

    History(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      var _ = OptionValues.between("--limit", limit, 1, OptionValues.MOST);
      try (CommandServices services = terminal.open()) {
        List<PromotionEffect> effects =
            services.history().effects(services.clock().instant(), limit);
        if (terminal.json()) {
          terminal.document(Map.of("changes", effects));
        } else if (effects.isEmpty()) {
          terminal.printMessage("cli.history.none");
        } else {
          effects.forEach(this::print);
        }
        return ExitCodes.DONE;
      }
    }

    private void print(PromotionEffect effect) {
      printVotes(effect);
      effect
          .languages()
          .filter(note -> printedAdvice.filter(note::advisesTheSame).isEmpty())
          .ifPresent(
              note -> {
                printedAdvice = Optional.of(note);
                terminal.printMessage(
                    "cli.history.languages",
                    note.share(),
                    terminal.texts().get("index.language." + note.language().name()),
                    note.model(),
                    note.recommended());
              });
    }

    private void printVotes(PromotionEffect effect) {
      Instant at = effect.at();
      String what =
          terminal
              .texts()
              .get(
                  effect.kind() == IndexChange.Kind.ROLLBACK
                      ? "cli.history.wentBack"
                      : "cli.history.wentLive",
                  IndexVersion.label(effect.version()));
      boolean before = effect.before().votes() > 0;
      boolean after = effect.after().votes() > 0;
      if (!before && !after) {
        terminal.printMessage("cli.history.noVotesAtAll", at, what);
        return;
      }
      if (!before || !after) {
        DislikeRatio only = before ? effect.before() : effect.after();
        terminal.printMessage(
            before ? "cli.history.noVotes" : "cli.history.noneBefore",
            at,
            what,
            only.dislikes(),
            only.votes(),
            only.value());
        return;
      }
      terminal.printMessage(
          "cli.history.change",
          at,
          what,
          terminal.texts().get("cli.history." + effect.verdict()),
          effect.before().dislikes(),
          effect.before().votes(),
          effect.before().value(),
          effect.after().dislikes(),
          effect.after().votes(),
          effect.after().value(),
          effect.change() * 100,
          effect.interval().low() * 100,
          effect.interval().high() * 100,
          ProbabilityFormatter.of(effect.pValue()));
    }
  }
}
