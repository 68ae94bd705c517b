package dev.retune.ui.review;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.ui.task.RunningTask;
import dev.retune.ui.task.SerialTaskQueue;
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
    form.onChange(this::edited);
  }

  /** Called before the form is filled for this answer. */
  void open(long conversationId) {
    waiting.cancel();
    OptionalLong before = open;
    boolean unkept = dirty;
    dirty = false;
    open = OptionalLong.of(conversationId);
    if (unkept && !before.equals(open)) {
      save(before.orElseThrow(), form.draft());
    }
  }

  /** Called when there are unsaved edits. */
  void edited() {
    dirty = true;
    schedule(QUIET);
  }

  private void schedule(Duration quiet) {
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
    save(open.getAsLong(), form.draft());
  }

  private void save(long id, DecisionDraft draft) {
    queue.run(
        () -> gateway.saveDraft(id, draft),
        () -> {},
        e -> {
          failed.accept(e);
          if (open.equals(OptionalLong.of(id))) {
            dirty = true;
            schedule(RETRY);
          } else {
            runner.later(RETRY, () -> save(id, draft));
          }
        });
  }

  /** Called when the draft has become a decision. */
  void discard() {
    waiting.cancel();
    dirty = false;
  }
}
