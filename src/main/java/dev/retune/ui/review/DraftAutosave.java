package dev.retune.ui.review;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Keeps what is typed soon after it was typed. While the database is lost the text stays in the
 * window, and is kept as soon as there is a database again.
 */
final class DraftAutosave {
  private static final Duration QUIET = Duration.ofMillis(600);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ReviewGateway gateway;
  private final DecisionForm form;
  private final TaskRunner runner;
  private final SerialTaskQueue queue;
  private final Consumer<Throwable> failed;
  private OptionalLong open = OptionalLong.empty();
  private boolean dirty;
  private RunningTask waiting = () -> {};

  DraftAutosave(
      ReviewGateway gateway,
      DecisionForm form,
      TaskRunner runner,
      SerialTaskQueue queue,
      Consumer<Throwable> failed) {
    this.gateway = gateway;
    this.form = form;
    this.runner = runner;
    this.queue = queue;
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

  private void keep(long id, DecisionDraft draft) {
    queue.run(
        () -> gateway.keep(id, draft),
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
