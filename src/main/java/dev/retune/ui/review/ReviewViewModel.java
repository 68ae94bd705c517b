package dev.retune.ui.review;

import dev.retune.index.search.SearchHit;
import dev.retune.review.ReviewEvent;
import dev.retune.review.ReviewItem;
import dev.retune.review.decision.Judgement;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.panel.ReviewTimer;
import dev.retune.ui.task.SerialTaskQueue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Reviews one answer after another, with the next one prefetched. No action applies to an answer
 * that is not visible yet: while one is loaded or saved, shortcuts do nothing.
 */
public final class ReviewViewModel {
  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final OpenItemState open = new OpenItemState();
  private final ReviewItemLoader loader;
  private final DecisionViewModel decision;
  private final DecisionUndo undo;
  private final AlikeDecision alike;
  private final ReviewProgressModel progress;
  private final ReviewQueueModel queueList;
  private final ReviewTimer timer;
  private final LatestTask passages;
  private final ObjectProperty<ReviewQueueOrder> order =
      new SimpleObjectProperty<>(ReviewQueueOrder.NEWEST);
  private final ReadOnlyObjectWrapper<Optional<String>> passage =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> flag =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<List<ReviewEvent>>> history =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean changed;

  /** Reads and claims nothing until {@link #enter} is called. */
  public ReviewViewModel(ReviewGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    SerialTaskQueue queue = new SerialTaskQueue(context.runner());
    this.loader =
        new ReviewItemLoader(gateway, context, queue, open, this::opening, this::claimLost);
    this.decision = new DecisionViewModel(gateway, context, queue, open, loader, this::changed);
    this.undo = new DecisionUndo(gateway, context, queue, open, loader, decision, this::changed);
    this.alike = new AlikeDecision(gateway, context, queue, open, loader, decision, this::changed);
    this.progress = new ReviewProgressModel(gateway, context);
    this.queueList = new ReviewQueueModel(gateway, context);
    this.timer = new ReviewTimer(context);
    this.passages = new LatestTask(context.runner());
    order.subscribe((was, is) -> reorder(is));
    context.timeWindow().changes().subscribe((was, is) -> refresh());
  }

  /** The state of the screen. */
  public enum State {
    /** An answer is being loaded. */
    LOADING,
    /** An answer is open. */
    READY,
    /** The decision is being saved. */
    SAVING,
    /** The queue is empty. */
    EMPTY,
    /** Loading failed; a refresh retries. */
    FAILED
  }

  ReadOnlyObjectProperty<State> state() {
    return open.state().getReadOnlyProperty();
  }

  /** The order of the queue. */
  ObjectProperty<ReviewQueueOrder> order() {
    return order;
  }

  /** The open answer. */
  ReadOnlyObjectProperty<Optional<OpenReviewItem>> open() {
    return open.item().getReadOnlyProperty();
  }

  /** The passage of its document that matches the question. */
  ReadOnlyObjectProperty<Optional<String>> passage() {
    return passage.getReadOnlyProperty();
  }

  /** The decision about the open answer. */
  DecisionViewModel decision() {
    return decision;
  }

  /** The answers that can be decided alike. */
  AlikeDecision alike() {
    return alike;
  }

  ReviewProgressModel progress() {
    return progress;
  }

  /** The list of the queue. */
  ReviewQueueModel queue() {
    return queueList;
  }

  ReviewTimer timer() {
    return timer;
  }

  /** Who flagged the open answer for a second opinion; empty if nobody did. */
  ReadOnlyObjectProperty<Optional<String>> flag() {
    return flag.getReadOnlyProperty();
  }

  /** What happened to the open answer, when it was asked for last. */
  ReadOnlyObjectProperty<Optional<List<ReviewEvent>>> history() {
    return history.getReadOnlyProperty();
  }

  /** Asks for a second opinion about the open answer, or no longer. */
  void toggleFlag() {
    OptionalLong id = open.id();
    if (!open.is(State.READY) || id.isEmpty()) {
      return;
    }
    boolean wanted = flag.get().isEmpty();
    flag.set(wanted ? Optional.of(context.person()) : Optional.empty());
    context
        .runner()
        .run(
            () -> {
              gateway.flag(id.getAsLong(), wanted);
              return wanted;
            },
            done -> {
              decision.showHint(wanted ? "ui.review.flagged" : "ui.review.unflagged");
              queueList.refresh(order.get());
            },
            context.notices()::failed);
  }

  /** Reads what happened to the open answer. */
  void readHistory() {
    open.id()
        .ifPresent(
            id ->
                context
                    .runner()
                    .run(
                        () -> gateway.history(id),
                        now -> history.set(Optional.of(now)),
                        context.notices()::failed));
  }

  /** Gives all selected answers the verdict, reason and note of the form. */
  void judgeTogether() {
    Optional<Judgement> judgement = decision.form().draft().judgement();
    if (judgement.isEmpty()) {
      decision.showHint("ui.review.verdictFirst");
      return;
    }
    List<Long> ids = queueList.selected().get();
    queueList.judge(
        judgement.get(),
        () -> {
          changed();
          if (open.id().isPresent() && ids.contains(open.id().getAsLong())) {
            decision.discardDraft();
          }
          loader.decided(ids);
        });
  }

  /** Called when the screen is shown; claims an answer. */
  void enter() {
    if (!loader.entered()) {
      readFigures();
      loader.enter();
    }
  }

  /** Opens a particular answer, now or when the screen is shown. */
  public void request(long conversationId) {
    decision.flush();
    loader.request(conversationId);
  }

  /** Called when the screen is hidden; saves the draft and releases the claims. */
  void leave() {
    if (loader.entered()) {
      decision.flush();
      loader.leave();
      timer.stop();
      if (changed) {
        changed = false;
        context.timeWindow().changed();
      }
    }
  }

  /** Reloads the figures and whatever failed to load. */
  private void refresh() {
    if (loader.entered()) {
      readFigures();
      decision.flush();
      loader.retry();
    }
  }

  private void readFigures() {
    queueList.refresh(order.get());
    progress.refresh();
    decision.refresh();
  }

  private void reorder(ReviewQueueOrder wanted) {
    decision.flush();
    loader.restart(wanted);
    if (loader.entered()) {
      queueList.refresh(wanted);
    }
  }

  private void opening(OpenReviewItem now) {
    decision.show(now);
    timer.start();
    flag.set(now.item().flaggedBy());
    passage.set(Optional.empty());
    passages.run(() -> passage(now.item()), passage::set, context.notices()::failed);
  }

  private void claimLost() {
    decision.showHint("ui.review.claimLost");
  }

  private Optional<String> passage(ReviewItem item) {
    return item.document()
        .flatMap(
            document ->
                gateway.search(item.conversation().question()).stream()
                    .filter(hit -> hit.documentId() == document.id())
                    .findFirst())
        .map(SearchHit::text);
  }

  private void changed() {
    changed = true;
    progress.refresh();
    queueList.refresh(order.get());
  }

  /** Skips the answer. */
  void next() {
    if (open.is(State.READY)) {
      decision.flush();
      loader.skip();
    }
  }

  /** Returns to the previous answer. */
  void previous() {
    if (open.is(State.READY)) {
      decision.flush();
      loader.back();
    }
  }

  /** Undoes the latest decision and opens its answer. */
  void undo() {
    undo.undo();
  }

  /** Redoes the decision undone last. */
  void redo() {
    undo.redo();
  }
}
