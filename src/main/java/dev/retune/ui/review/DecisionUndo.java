package dev.retune.ui.review;

import dev.retune.review.RestoredAnswer;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.task.SerialTaskQueue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Undoes and redoes decisions. */
final class DecisionUndo {
  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final SerialTaskQueue queue;
  private final OpenItemState open;
  private final ReviewItemLoader loader;
  private final DecisionViewModel decision;
  private final Runnable changed;

  /**
   * Creates the actions.
   *
   * @param changed called after a decision was undone or redone
   */
  DecisionUndo(
      ReviewGateway gateway,
      ScreenContext context,
      SerialTaskQueue queue,
      OpenItemState open,
      ReviewItemLoader loader,
      DecisionViewModel decision,
      Runnable changed) {
    this.gateway = gateway;
    this.context = context;
    this.queue = queue;
    this.open = open;
    this.loader = loader;
    this.decision = decision;
    this.changed = changed;
  }

  /** Undoes the latest decision and opens its answer. */
  void undo() {
    run(
        gateway::undo,
        "ui.review.nothingToUndo",
        found -> {
          loader.reopen(found.open());
          decision.showUndone(found.decisions());
        });
  }

  /** Redoes the decision undone last. */
  void redo() {
    run(gateway::redo, "ui.review.nothingToRedo", this::redone);
  }

  private void redone(Restored found) {
    context
        .notices()
        .done(
            found.decisions() == 1
                ? context.texts().get("ui.review.redone")
                : context.texts().get("ui.review.redoneTogether", found.decisions()));
    if (open.id().equals(OptionalLong.of(found.open().id()))) {
      decision.discardDraft();
      loader.advance();
    } else {
      open.state().set(open.item().get().isPresent() ? State.READY : State.EMPTY);
    }
  }

  private record Restored(OpenReviewItem open, int decisions) {}

  private void run(
      Callable<Optional<RestoredAnswer>> work, String nothingKey, Consumer<Restored> then) {
    State before = open.state().get();
    if (before != State.READY && before != State.EMPTY) {
      return;
    }
    if (!open.saving().isEmpty()) {
      decision.showHint("ui.review.stillSaving");
      return;
    }
    decision.flush();
    open.state().set(State.LOADING);
    queue.run(
        () ->
            work.call()
                .map(
                    answer ->
                        new Restored(loader.source().complete(answer.item()), answer.decisions())),
        found -> {
          if (found.isPresent()) {
            changed.run();
            then.accept(found.get());
          } else {
            open.state().set(before);
            context.notices().done(context.texts().get(nothingKey));
          }
        },
        loader::failed);
  }
}
