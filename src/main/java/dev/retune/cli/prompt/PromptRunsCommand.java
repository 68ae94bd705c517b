package dev.retune.cli.prompt;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.prompting.run.PromptRunReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune prompt runs}. */
@Command(name = "runs", description = "Runs, newest first, or one of them.")
final class PromptRunsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "As the list shows it.")
  private @Nullable Long id;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number of runs (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  PromptRunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var _ = OptionValues.between("--limit", limit, 1, OptionValues.MOST);
    try (CommandServices services = terminal.open()) {
      List<PromptRunReport> runs =
          id == null
              ? services.prompts().reviews().runs(limit)
              : List.of(services.prompts().reviews().report(id));
      if (terminal.json()) {
        terminal.document(Map.of("runs", runs));
      } else if (runs.isEmpty()) {
        terminal.printMessage("cli.prompt.noRuns");
      } else {
        runs.forEach(run -> PromptFormat.print(terminal, run));
      }
      return ExitCodes.DONE;
    }
  }
}
