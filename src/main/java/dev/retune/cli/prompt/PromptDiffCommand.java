package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.exchange.PromptDiff;
import dev.retune.prompting.exchange.PromptDiff.DiffLine;
import dev.retune.prompting.model.PromptVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune prompt diff}. */
@Command(name = "diff", description = "What differs between two versions.")
final class PromptDiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the prompt.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "V", description = "The older version, or live.")
  private String before = "";

  @Parameters(index = "2", paramLabel = "V", description = "The newer version.")
  private String after = "";

  PromptDiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      PromptLibrary library = services.prompts().library();
      PromptVersion older = PromptFormat.find(library, name, before);
      PromptVersion newer = PromptFormat.find(library, name, after);
      List<DiffLine> lines = PromptDiff.of(older.text(), newer.text());
      List<DiffLine> model = PromptDiff.of(older.model(), newer.model());
      List<DiffLine> parameters = PromptDiff.of(older.parameters(), newer.parameters());
      if (terminal.json()) {
        terminal.document(Map.of("lines", lines, "model", model, "parameters", parameters));
      } else {
        lines.forEach(line -> terminal.line(line.marked()));
        printChanged("cli.prompt.diffModel", older.model(), newer.model());
        printChanged("cli.prompt.diffParameters", older.parameters(), newer.parameters());
      }
      return ExitCodes.DONE;
    }
  }

  private void printChanged(String key, String older, String newer) {
    if (!older.equals(newer)) {
      terminal.printMessage(key, older, newer);
    }
  }
}
