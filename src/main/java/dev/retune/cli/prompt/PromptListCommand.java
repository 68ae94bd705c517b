package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt list}. */
@Command(name = "list", description = "All prompts, or the versions of one, newest first.")
final class PromptListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name of the prompt whose versions are listed.")
  private @Nullable String name;

  PromptListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      return name == null ? prompts(services) : versions(services, name);
    }
  }

  private int prompts(CommandServices services) {
    List<PromptSummary> all = services.prompts().library().list();
    if (terminal.json()) {
      terminal.document(Map.of("prompts", all));
    } else if (all.isEmpty()) {
      terminal.printMessage("cli.prompt.none");
    } else {
      all.forEach(
          prompt ->
              terminal.printMessage(
                  "cli.prompt.summary",
                  prompt.name(),
                  prompt.versions(),
                  prompt.live().map(number -> "v" + number).orElse("-")));
    }
    return ExitCodes.DONE;
  }

  private int versions(CommandServices services, String prompt) {
    List<PromptVersion> all = services.prompts().library().versions(prompt);
    if (terminal.json()) {
      terminal.document(Map.of("versions", all));
    } else {
      all.forEach(version -> PromptFormat.print(terminal, version));
    }
    return ExitCodes.DONE;
  }
}
