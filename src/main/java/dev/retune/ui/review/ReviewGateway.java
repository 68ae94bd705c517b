package dev.retune.ui.review;

import dev.retune.feedback.model.Document;
import dev.retune.index.search.SearchHit;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewProgress;
import dev.retune.review.SaveOutcome;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
public interface ReviewGateway {
  /** The reason codes, in the order to be offered. */
  List<String> codes();

  /** Claims the next answer after a place in the queue, none of those held. */
  Optional<ReviewItem> next(
      ReviewQueueOrder order, Optional<QueuedAnswer> last, Collection<Long> held);

  /** Claims the answer left in the middle last. */
  Optional<ReviewItem> resume();

  /** Reads an answer again and claims it if that can be. */
  Optional<ReviewItem> open(long conversationId);

  /** Says that answers are still worked on; gives those that are lost. */
  Set<Long> renew(Collection<Long> conversationIds);

  /** Gives answers back. */
  void release(Collection<Long> conversationIds);

  /** Keeps what is typed. */
  void keep(long conversationId, DecisionDraft draft);

  /** Decides; {@code anyway} over what somebody else decided. */
  SaveOutcome save(long conversationId, Judgement judgement, boolean anyway);

  /** Takes the newest decision back and reads its answer. */
  Optional<ReviewItem> undo();

  /** Decides again what was undone last and reads its answer. */
  Optional<ReviewItem> redo();

  /** How far the reviewers are. */
  ReviewProgress progress();

  /** How far judgements agree. */
  ReviewerAgreement agreement();

  /** The share of answers that two reviewers shall judge, 0 to 1. */
  double secondShare();

  /** Sets it. */
  void setSecondShare(double share);

  /** A document by its id in the workspace. */
  Optional<Document> document(long id);

  /** What the live index finds, best first. */
  List<SearchHit> search(String text);
}
