package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.improvement.EffectFormatter;
import dev.retune.improvement.ImprovementService.Cause;
import dev.retune.improvement.ImprovementService.Overview;
import dev.retune.improvement.model.ImprovementRow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retune improve}. */
@Command(
    name = "improve",
    description =
        "Lists the causes of dislikes, what can be done about each, what it would win, whether it is"
            + " proven, and what users made of it.")
public final class ImproveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private WindowOption window = new WindowOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number of lines for each cause (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  public ImproveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var _ = OptionValues.between("--limit", limit, 1, OptionValues.MOST);
    try (CommandServices services = terminal.open()) {
      Overview found =
          services
              .improvements()
              .of(services.clock().instant(), window.window(), terminal.monitor());
      if (terminal.json()) {
        terminal.document(found);
      } else {
        print(found);
      }
      return ExitCodes.DONE;
    }
  }

  private void print(Overview found) {
    GainText.printWindow(terminal, found.dislikes(), found.examined(), found.from(), found.to());
    terminal.line(found.why());
    for (Cause cause : found.causes()) {
      if (cause.dislikes() == 0 && cause.cures().isEmpty()) {
        continue;
      }
      terminal.printMessage(
          "cli.improve.cause",
          terminal.texts().get("improvement.cause." + cause.cause()),
          cause.dislikes(),
          cause.share());
      cause.notes().forEach(note -> terminal.printMessage("cli.improve.note", note));
      cause.cures().stream().limit(limit).forEach(this::print);
      if (cause.cures().size() > limit) {
        terminal.printMessage("cli.improve.more", cause.cures().size() - limit);
      }
    }
  }

  private void print(ImprovementRow row) {
    terminal.printMessage(
        "cli.improve.cure",
        row.id().isEmpty() ? "-" : row.id(),
        terminal.texts().get("improvement.state." + row.state()),
        terminal.texts().get("improvement.cure." + row.cure())
            + ": "
            + (row.subject().isBlank()
                ? terminal.texts().get("improvement.unnamed." + row.cure())
                : row.subject()));
    row.gain()
        .ifPresent(
            gain ->
                terminal.printMessage(
                    "cli.improve.gain", row.dislikes(), GainText.of(terminal.texts(), gain)));
    if (!row.proof().isEmpty()) {
      terminal.printMessage("cli.improve.proof", row.proof());
    }
    row.effect()
        .ifPresent(
            seen ->
                terminal.printMessage(
                    "cli.knowledge.effect",
                    seen.since(),
                    seen.dislikesBefore(),
                    seen.votesBefore(),
                    seen.dislikesAfter(),
                    seen.votesAfter(),
                    EffectFormatter.of(terminal.texts(), seen.test())));
  }
}
