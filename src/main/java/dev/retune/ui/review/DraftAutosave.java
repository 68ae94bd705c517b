package dev.retune.ui.review;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Saves drafts shortly after the last edit. While the database is unreachable, the draft stays in
 * memory and is saved once it is back.
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

  /** Called before the form is filled for this answer. */
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

  /** Called when there are unsaved edits. */
  void typed() {
    dirty = true;
    soon(QUIET);
  }

  private void soon(Duration quiet) {
    waiting.cancel();
    waiting = runner.later(quiet, this::flush);
  }

  /** Saves pending edits at once. */
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

  /** Called when the draft has become a decision. */
  void settled() {
    waiting.cancel();
    dirty = false;
  }
}
