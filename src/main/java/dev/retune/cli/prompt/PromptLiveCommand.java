package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.model.PromptVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune prompt live}. */
@Command(name = "live", description = "Makes a version live.")
final class PromptLiveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "V", description = "Such as v3 or 3.")
  private String version = "";

  @Option(
      names = "--unproven",
      description = "Also when the gate has not accepted it; the audit log says so.")
  private boolean unproven;

  PromptLiveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptLibrary library = services.prompts().library();
      PromptVersion chosen = PromptFormat.find(library, name, version);
      List<String> warnings = PromptFormat.warnings(library, chosen, terminal.texts());
      PromptVersion live = library.promote(chosen, unproven, services.settings().personName());
      warnings.forEach(terminal::printError);
      if (terminal.json()) {
        terminal.document(Map.of("version", live));
      } else {
        PromptFormat.print(terminal, live);
      }
      return ExitCodes.DONE;
    }
  }
}
