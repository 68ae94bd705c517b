package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.exchange.PromptDiff;
import dev.retune.prompting.exchange.PromptDiff.DiffLine;
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
      List<DiffLine> lines =
          PromptDiff.of(
              PromptFormat.find(library, name, before).text(),
              PromptFormat.find(library, name, after).text());
      if (terminal.json()) {
        terminal.document(Map.of("lines", lines));
      } else {
        lines.forEach(line -> terminal.line(line.marked()));
      }
      return ExitCodes.DONE;
    }
  }
}
