package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.text.ProbabilityFormatter;
import dev.retune.prompting.PromptEffect;
import dev.retune.prompting.model.PromptChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt history}. */
@Command(
    name = "history",
    description =
        "Compares the dislike ratio of the answers before and after each change of the live version.")
final class PromptHistoryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  PromptHistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      List<PromptEffect> effects = services.prompts().library().effects(name);
      if (terminal.json()) {
        terminal.document(Map.of("changes", effects));
      } else if (effects.isEmpty()) {
        terminal.printMessage("cli.prompt.noHistory", name);
      } else {
        effects.forEach(this::print);
      }
      return ExitCodes.DONE;
    }
  }

  private void print(PromptEffect effect) {
    String what =
        terminal
            .texts()
            .get(
                effect.change().kind() == PromptChange.Kind.ROLLBACK
                    ? "cli.history.wentBack"
                    : "cli.history.wentLive",
                effect.change().to().shown());
    Instant at = effect.change().at();
    if (effect.after().votes() == 0) {
      terminal.printMessage("cli.prompt.noVotes", at, what, effect.change().to().label());
      return;
    }
    if (effect.before().votes() == 0) {
      terminal.printMessage(
          "cli.prompt.onlyAfter",
          at,
          what,
          effect.after().dislikes(),
          effect.after().votes(),
          effect.after().value());
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
        effect.difference() * 100,
        effect.interval().low() * 100,
        effect.interval().high() * 100,
        ProbabilityFormatter.of(effect.pValue()));
  }
}
