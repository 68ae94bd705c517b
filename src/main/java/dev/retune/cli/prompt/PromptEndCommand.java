package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.run.PromptRunReport;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt end}. */
@Command(name = "end", description = "Ends a run without a decision.")
final class PromptEndCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "As runs shows it.")
  private long id;

  PromptEndCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptRunReport run = services.prompts().reviews().end(id, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("run", run));
      } else {
        PromptFormat.print(terminal, run);
      }
      return ExitCodes.DONE;
    }
  }
}
