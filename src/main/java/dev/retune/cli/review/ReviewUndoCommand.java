package dev.retune.cli.review;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.review.ReviewItem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune review undo}. */
@Command(name = "undo", description = "Undoes your latest decision; what it held becomes a draft.")
final class ReviewUndoCommand implements Callable<Integer> {
  private final Terminal terminal;

  ReviewUndoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      Optional<Long> undone = services.review().undo().map(ReviewItem::id);
      undone.ifPresent(id -> services.review().release(List.of(id)));
      if (terminal.json()) {
        terminal.document(Collections.singletonMap("undone", undone));
      } else {
        undone.ifPresentOrElse(
            id -> terminal.printMessage("cli.review.undone", String.valueOf(id)),
            () -> terminal.printMessage("cli.review.nothingToUndo"));
      }
      return ExitCodes.DONE;
    }
  }
}
