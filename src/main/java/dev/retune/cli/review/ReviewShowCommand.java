package dev.retune.cli.review;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.review.queue.ReviewQueueOrder;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune review show}. */
@Command(
    name = "show",
    description = "Shows an answer with its votes and documents; the next that waits unless told.")
final class ReviewShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "As list shows it.")
  private @Nullable Long id;

  ReviewShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      Optional<ReviewItem> item = item(services.review(), id);
      if (terminal.json()) {
        terminal.document(Collections.singletonMap("item", item));
      } else if (item.isPresent()) {
        new ReviewItemFormatter(terminal, services.settings().zoneId()).print(item.get());
      } else {
        terminal.printMessage("cli.review.waiting", 0);
      }
      return ExitCodes.DONE;
    }
  }

  private static Optional<ReviewItem> item(ReviewService review, @Nullable Long asked) {
    if (asked == null) {
      return review.waiting(ReviewQueueOrder.NEWEST, 1).stream().findFirst();
    }
    Optional<ReviewItem> found = review.look(asked);
    if (found.isEmpty()) {
      throw new InvalidInputException("review.conversationUnknown", asked);
    }
    return found;
  }
}
