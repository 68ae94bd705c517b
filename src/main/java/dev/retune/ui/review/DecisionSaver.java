package dev.retune.ui.review;

import dev.retune.common.error.UnavailableException;
import dev.retune.review.SaveOutcome;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.task.SerialTaskQueue;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Saves decisions in the background. The next answer is opened at once if it is already there, so
 * that nothing typed is ignored while saving takes long, such as when another console takes the
 * database over.
 */
final class DecisionSaver {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final SerialTaskQueue queue;
  private final OpenItemState open;
  private final ReviewItemLoader loader;
  private final Runnable changed;
  private final Listener listener;

  /**
   * Creates a saver.
   *
   * @param changed called after a decision was saved
   */
  DecisionSaver(
      ReviewGateway gateway,
      ScreenContext context,
      SerialTaskQueue queue,
      OpenItemState open,
      ReviewItemLoader loader,
      Runnable changed,
      Listener listener) {
    this.gateway = gateway;
    this.context = context;
    this.queue = queue;
    this.open = open;
    this.loader = loader;
    this.changed = changed;
    this.listener = listener;
  }

  /** What happened to the decision about the answer that is still shown. */
  interface Listener {
    /** Another reviewer has decided; the decision can be saved anyway. */
    void overtaken(String by);

    /** The decision was not saved and is still in the form. */
    void failed(Throwable e);
  }

  private record Entry(long id, Judgement judgement, boolean anyway) {}

  void save(long id, Judgement judgement, boolean anyway) {
    open.saving().add(id);
    open.state().set(State.SAVING);
    Entry entry = new Entry(id, judgement, anyway);
    submit(entry);
    if (isShown(entry)) {
      loader.advanceIfReady();
    }
  }

  private boolean isShown(Entry entry) {
    return open.is(State.SAVING) && open.id().equals(OptionalLong.of(entry.id()));
  }

  private void submit(Entry entry) {
    Consumer<SaveOutcome> done = outcome -> saved(entry, outcome);
    queue.run(
        () -> gateway.save(entry.id(), entry.judgement(), entry.anyway()),
        done,
        e -> failed(entry, e));
  }

  private void saved(Entry entry, SaveOutcome outcome) {
    boolean shown = isShown(entry);
    open.saving().remove(entry.id());
    switch (outcome) {
      case SaveOutcome.Done done -> {
        changed.run();
        if (shown && loader.entered()) {
          loader.advance();
        }
      }
      case SaveOutcome.Kept(String by) when shown -> {
        listener.overtaken(by);
        open.state().set(State.READY);
      }
      case SaveOutcome.Kept(String by) ->
          context.notices().done(context.texts().get("ui.review.keptAsDraft", by));
    }
  }

  private void failed(Entry entry, Throwable e) {
    if (isShown(entry)) {
      open.saving().remove(entry.id());
      loader.failed(e);
      listener.failed(e);
      return;
    }
    context.notices().failed(e);
    if (e instanceof UnavailableException) {
      context.runner().later(RETRY, () -> submit(entry));
    } else {
      open.saving().remove(entry.id());
      queue.run(
          () -> gateway.saveDraft(entry.id(), DecisionDraft.of(entry.judgement())),
          () -> {},
          context.notices()::failed);
    }
  }
}
