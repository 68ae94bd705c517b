package dev.retune.cli;

import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune search}. */
@Command(name = "search", description = "Asks the live index.")
final class SearchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "TEXT")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "-k",
      paramLabel = "N",
      description = "How many documents (default: ${DEFAULT-VALUE}).")
  private int k = 10;

  @Option(names = "--mode", description = "dense, lexical or hybrid (default: ${DEFAULT-VALUE}).")
  private Mode mode = Mode.HYBRID;

  SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      SearchService.Answer answer = services.search().search(String.join(" ", words), k, mode);
      if (terminal.json()) {
        terminal.document(answer);
      } else {
        terminal.say("cli.search.version", answer.version());
        answer
            .hits()
            .forEach(
                hit ->
                    terminal.say(
                        "cli.search.hit",
                        hit.score(),
                        hit.externalId(),
                        hit.title(),
                        hit.text().lines().findFirst().orElse("")));
      }
      return Cli.DONE;
    }
  }
}
