package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.model.PromptVersion;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt rollback}. */
@Command(name = "rollback", description = "Makes the version that was live before live again.")
final class PromptRollbackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  PromptRollbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptVersion live =
          services.prompts().library().rollback(name, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("version", live));
      } else {
        PromptFormat.print(terminal, live);
      }
      return ExitCodes.DONE;
    }
  }
}
