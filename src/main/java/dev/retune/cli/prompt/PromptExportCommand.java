package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.exchange.PromptDocument;
import dev.retune.prompting.model.PromptVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt export}. */
@Command(
    name = "export",
    description = "Prints the live version for the product: its text, or with --json everything.")
final class PromptExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  PromptExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptVersion live = services.prompts().library().live(name);
      if (terminal.json()) {
        terminal.document(PromptDocument.exported(live));
      } else {
        terminal.line(live.text());
      }
      return ExitCodes.DONE;
    }
  }
}
