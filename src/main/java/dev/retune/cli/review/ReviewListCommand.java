package dev.retune.cli.review;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.OptionValues;
import dev.retune.cli.terminal.Terminal;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.review.queue.ReviewQueueOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune review list}. */
@Command(
    name = "list",
    description = "Lists the answers that wait for you, without reserving them.")
final class ReviewListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReviewQueueOrder order = ReviewQueueOrder.NEWEST;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  ReviewListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var _ = OptionValues.between("--limit", limit, 1, OptionValues.MOST);
    try (CommandServices services = terminal.open()) {
      ReviewService review = services.review();
      List<ReviewItem> items = review.waiting(order, limit);
      long remaining = review.progress().remaining();
      if (terminal.json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("remaining", remaining);
        document.put("items", items);
        terminal.document(document);
        return ExitCodes.DONE;
      }
      ReviewItemFormatter formatter =
          new ReviewItemFormatter(terminal, services.settings().zoneId());
      terminal.printMessage("cli.review.waiting", remaining);
      items.forEach(formatter::printLine);
      return ExitCodes.DONE;
    }
  }
}
