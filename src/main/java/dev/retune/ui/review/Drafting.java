package dev.retune.ui.review;

import dev.retune.review.Draft;
import dev.retune.ui.kit.Running;
import dev.retune.ui.kit.TaskRunner;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Keeps what is typed soon after it was typed. While the database is lost the text stays in the
 * window, and is kept as soon as there is a database again.
 */
final class Drafting {
  private static final Duration QUIET = Duration.ofMillis(600);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ReviewDesk desk;
  private final Form form;
  private final TaskRunner runner;
  private final InTurn turn;
  private final Consumer<Throwable> failed;
  private OptionalLong open = OptionalLong.empty();
  private boolean dirty;
  private Running waiting = () -> {};

  Drafting(ReviewDesk desk, Form form, TaskRunner runner, InTurn turn, Consumer<Throwable> failed) {
    this.desk = desk;
    this.form = form;
    this.runner = runner;
    this.turn = turn;
    this.failed = failed;
    form.onChange(this::typed);
  }

  /** The form is about to be filled for this answer. */
  void about(long conversationId) {
    waiting.cancel();
    OptionalLong before = open;
    boolean unkept = dirty;
    dirty = false;
    open = OptionalLong.of(conversationId);
    if (unkept && !before.equals(open)) {
      keep(before.orElseThrow(), form.draft());
    }
  }

  /** Something was typed that is not kept yet. */
  void typed() {
    dirty = true;
    soon(QUIET);
  }

  private void soon(Duration quiet) {
    waiting.cancel();
    waiting = runner.later(quiet, this::flush);
  }

  /** Keeps at once what is not kept yet. */
  void flush() {
    waiting.cancel();
    if (!dirty || open.isEmpty()) {
      return;
    }
    dirty = false;
    keep(open.getAsLong(), form.draft());
  }

  private void keep(long id, Draft draft) {
    turn.run(
        () -> desk.keep(id, draft),
        () -> {},
        e -> {
          failed.accept(e);
          if (open.equals(OptionalLong.of(id))) {
            dirty = true;
            soon(RETRY);
          } else {
            runner.later(RETRY, () -> keep(id, draft));
          }
        });
  }

  /** The text has become a decision. */
  void settled() {
    waiting.cancel();
    dirty = false;
  }
}
