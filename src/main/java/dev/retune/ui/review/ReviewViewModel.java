package dev.retune.ui.review;

import dev.retune.index.search.SearchHit;
import dev.retune.review.ReviewItem;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
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
  private final LatestTask passages;
  private final ObjectProperty<ReviewQueueOrder> order =
      new SimpleObjectProperty<>(ReviewQueueOrder.NEWEST);
  private final ReadOnlyObjectWrapper<Optional<String>> passage =
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
    progress.refresh();
    decision.refresh();
  }

  private void reorder(ReviewQueueOrder wanted) {
    decision.flush();
    loader.restart(wanted);
  }

  private void opening(OpenReviewItem now) {
    decision.show(now);
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
