package dev.retune.ui.review;

import dev.retune.review.ReviewItem;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.review.document.SelectedDocument;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Claims answers of the queue and prepares them for display. The requests may block. */
final class ReviewItemSource {
  private final ReviewGateway gateway;
  private ReviewQueueOrder order = ReviewQueueOrder.NEWEST;
  private Optional<QueuedAnswer> last = Optional.empty();

  ReviewItemSource(ReviewGateway gateway) {
    this.gateway = gateway;
  }

  /** Uses another order from the next request on. */
  void sortBy(ReviewQueueOrder wanted) {
    order = wanted;
  }

  /** Starts again at the top of the queue. */
  void restart() {
    last = Optional.empty();
  }

  /** Continues after an answer of the queue. */
  void continueAfter(OpenReviewItem item) {
    last = item.item().waiting();
  }

  /** Requests the answer that was interrupted last, or else the first of the queue. */
  Callable<Optional<OpenReviewItem>> first() {
    ReviewQueueOrder asked = order;
    return () -> interruptedOrFirst(asked).map(this::complete);
  }

  /** Requests an answer that was open before, if it can be claimed again, or else the first. */
  Callable<Optional<OpenReviewItem>> resume(long id) {
    ReviewQueueOrder asked = order;
    return () ->
        gateway
            .open(id)
            .filter(ReviewItem::claimed)
            .or(() -> interruptedOrFirst(asked))
            .map(this::complete);
  }

  /** Requests a particular answer, or else the first. */
  Callable<Optional<OpenReviewItem>> openOrFirst(long id) {
    ReviewQueueOrder asked = order;
    return () -> gateway.open(id).or(() -> interruptedOrFirst(asked)).map(this::complete);
  }

  /** Requests a particular answer. */
  Callable<Optional<OpenReviewItem>> open(long id) {
    return () -> gateway.open(id).map(this::complete);
  }

  /** Requests the next answer of the queue; at the end it restarts with the skipped ones. */
  Callable<Optional<OpenReviewItem>> next(Set<Long> held) {
    ReviewQueueOrder asked = order;
    Optional<QueuedAnswer> from = last;
    return () ->
        from.flatMap(row -> gateway.next(asked, row, held))
            .or(() -> gateway.first(asked, held))
            .map(this::complete);
  }

  private Optional<ReviewItem> interruptedOrFirst(ReviewQueueOrder asked) {
    return gateway.resume().or(() -> gateway.first(asked, Set.of()));
  }

  /** Loads what is needed to display an answer. */
  OpenReviewItem complete(ReviewItem item) {
    return new OpenReviewItem(
        item, draft(item).documentId().flatMap(gateway::document).map(SelectedDocument::of));
  }

  /** The initial form content of an answer. */
  static DecisionDraft draft(ReviewItem item) {
    return item.draft()
        .or(() -> item.mine().map(Decision::judgement).map(DecisionDraft::of))
        .orElse(DecisionDraft.EMPTY);
  }
}
