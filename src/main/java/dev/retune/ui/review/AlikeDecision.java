package dev.retune.ui.review;

import dev.retune.review.decision.Judgement;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.task.SerialTaskQueue;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Decides all waiting answers of a topic alike, after a person has looked through them. */
final class AlikeDecision {
  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final SerialTaskQueue queue;
  private final OpenItemState open;
  private final ReviewItemLoader loader;
  private final DecisionViewModel decision;
  private final Runnable changed;
  private final LatestTask looking;
  private final ReadOnlyObjectWrapper<Optional<AlikeChoice>> choice =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Creates the action.
   *
   * @param changed called after decisions were saved
   */
  AlikeDecision(
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
    this.looking = new LatestTask(context.runner());
  }

  /** The answers to look through, with the decision of the form. */
  ReadOnlyObjectProperty<Optional<AlikeChoice>> choice() {
    return choice.getReadOnlyProperty();
  }

  /** Looks up the answers of the topic of the open one. */
  void find() {
    if (!open.is(State.READY)) {
      return;
    }
    Optional<Judgement> judgement = decision.form().draft().judgement();
    if (judgement.isEmpty()) {
      decision.showHint("ui.review.verdictFirst");
      return;
    }
    if (judgement.get().correctedAnswer().isPresent()) {
      decision.showHint("review.alike.correctedAnswer");
      return;
    }
    long id = open.id().orElseThrow();
    looking.run(
        () -> gateway.alike(id),
        found ->
            found
                .filter(alike -> alike.answers().size() > 1)
                .ifPresentOrElse(
                    alike -> choice.set(Optional.of(new AlikeChoice(alike, judgement.get()))),
                    () -> decision.showHint("ui.review.alike.none")),
        context.notices()::failed);
  }

  /** Saves one decision for each of the answers that were shown. */
  void save(AlikeChoice shown) {
    if (!open.is(State.READY)) {
      return;
    }
    decision.discardDraft();
    open.state().set(State.SAVING);
    queue.run(
        () -> gateway.decideAlike(shown.alike().ids(), shown.judgement()),
        count -> {
          context.notices().done(context.texts().get("ui.review.alike.done", count));
          changed.run();
          loader.restart();
        },
        e -> {
          loader.failed(e);
          decision.failed(e);
        });
  }
}
