package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune search}. */
@Command(name = "search", description = "Searches the live index.")
public final class SearchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What to search for.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "-k",
      paramLabel = "N",
      description = "Maximum number of documents (default: ${DEFAULT-VALUE}).")
  private int k = 10;

  @Option(names = "--mode", description = "dense, lexical or hybrid (default: ${DEFAULT-VALUE}).")
  private SearchMode mode = SearchMode.HYBRID;

  public SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String question = String.join(" ", words);
    if (question.isBlank()) {
      throw new UsageException("cli.search.blank");
    }
    try (CommandServices services = terminal.open()) {
      SearchService.Answer answer = services.search().search(question, k, mode);
      if (terminal.json()) {
        terminal.document(answer);
      } else {
        terminal.printMessage("cli.search.version", answer.version());
        answer
            .hits()
            .forEach(
                hit ->
                    terminal.printMessage(
                        "cli.search.hit",
                        hit.score(),
                        hit.externalId(),
                        hit.title(),
                        hit.text().lines().findFirst().orElse("")));
      }
      return ExitCodes.DONE;
    }
  }
}
