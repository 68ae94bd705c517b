package dev.retune.ui.review;

import dev.retune.feedback.model.Document;
import dev.retune.index.search.SearchHit;
import dev.retune.review.AlikeAnswers;
import dev.retune.review.RestoredAnswer;
import dev.retune.review.ReviewEvent;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewerStatistics;
import dev.retune.review.SaveOutcome;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.queue.QueueEntry;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface ReviewGateway {
  /** Returns the reason codes in display order. */
  List<String> codes();

  /** Claims the first answer of the queue, except those already held. */
  Optional<ReviewItem> first(ReviewQueueOrder order, Collection<Long> held);

  /** Claims the next answer after a queue position, except those already held. */
  Optional<ReviewItem> next(ReviewQueueOrder order, QueuedAnswer after, Collection<Long> held);

  /** Claims the answer whose review was interrupted last. */
  Optional<ReviewItem> resume();

  /** Reloads an answer and claims it if possible. */
  Optional<ReviewItem> open(long conversationId);

  /** Renews claims; returns those that were lost. */
  Set<Long> renew(Collection<Long> conversationIds);

  /** Releases claims. */
  void release(Collection<Long> conversationIds);

  /** Saves a draft. */
  void saveDraft(long conversationId, DecisionDraft draft);

  /** Saves a decision; {@code anyway} overrides another reviewer's. */
  SaveOutcome save(long conversationId, Judgement judgement, boolean anyway);

  /** Undoes the latest decision and loads its answer. */
  Optional<RestoredAnswer> undo();

  /** Redoes the decision undone last and loads its answer. */
  Optional<RestoredAnswer> redo();

  /** Returns the waiting answers of the topic of an answer; empty when it has no topic. */
  Optional<AlikeAnswers> alike(long conversationId);

  /** Records a judgement for each of some answers, for all or none; returns how many. */
  int decideAlike(List<Long> conversationIds, Judgement judgement);

  /** Returns the first answers of the queue, without claiming them. */
  List<QueueEntry> queue(ReviewQueueOrder order, int limit);

  /** Asks for a second opinion about an answer, or no longer. */
  void flag(long conversationId, boolean wanted);

  /** Returns everything that happened to an answer, oldest first. */
  List<ReviewEvent> history(long conversationId);

  /** Returns what this reviewer did in the last days. */
  ReviewerStatistics statistics(int days);

  /** Returns the review progress. */
  ReviewProgress progress();

  /** Returns the agreement among reviewers. */
  ReviewerAgreement agreement();

  /** Returns the share of answers that need two reviewers, 0 to 1. */
  double secondShare();

  /** Sets the share of answers that need two reviewers. */
  void setSecondShare(double share);

  /** Returns a document by its id in the workspace. */
  Optional<Document> document(long id);

  /** Searches the live index, best hit first. */
  List<SearchHit> search(String text);
}
