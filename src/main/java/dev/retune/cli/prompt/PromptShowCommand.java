package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.model.PromptVersion;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt show}. */
@Command(name = "show", description = "A version with its text.")
final class PromptShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "V",
      description = "Such as v3 or 3; the live one by default.")
  private String version = "live";

  PromptShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptVersion found = PromptFormat.find(services.prompts().library(), name, version);
      if (terminal.json()) {
        terminal.document(Map.of("version", found));
      } else {
        PromptFormat.print(terminal, found);
        terminal.line(found.text());
      }
      return ExitCodes.DONE;
    }
  }
}
