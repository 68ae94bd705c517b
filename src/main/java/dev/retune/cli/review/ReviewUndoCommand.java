package dev.retune.cli.review;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.review.RestoredAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      Optional<RestoredAnswer> restored = services.review().undo();
      Optional<Long> undone = restored.map(answer -> answer.item().id());
      undone.ifPresent(id -> services.review().release(List.of(id)));
      int decisions = restored.map(RestoredAnswer::decisions).orElse(0);
      if (terminal.json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("undone", undone);
        document.put("decisions", decisions);
        terminal.document(document);
      } else {
        undone.ifPresentOrElse(
            id -> terminal.printMessage("cli.review.undone", String.valueOf(id), decisions),
            () -> terminal.printMessage("cli.review.nothingToUndo"));
      }
      return ExitCodes.DONE;
    }
  }
}
