package dev.retune.review;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import dev.retune.review.AlikeAnswers.AlikeAnswer;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.DecisionDraftRepository;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.queue.ClaimRepository;
import dev.retune.review.queue.ReviewQueue;
import java.util.List;
import java.util.Optional;

/**
 * Decides the waiting answers of a topic alike. Each gets a decision of its own; all are recorded
 * in one transaction, and undone together.
 */
public final class AlikeReview {
  /** As many as a person can look through before deciding. */
  public static final int MOST = 200;

  private final Workspace workspace;
  private final Reviewer reviewer;
  private final ReviewQueue queue;
  private final DecisionRepository decisions;
  private final DecisionDraftRepository drafts;
  private final ClaimRepository claims;

  AlikeReview(
      Workspace workspace,
      Reviewer reviewer,
      ReviewQueue queue,
      DecisionRepository decisions,
      DecisionDraftRepository drafts,
      ClaimRepository claims) {
    this.workspace = workspace;
    this.reviewer = reviewer;
    this.queue = queue;
    this.decisions = decisions;
    this.drafts = drafts;
    this.claims = claims;
  }

  /** Returns the waiting answers of the topic of an answer; empty when it has no topic. */
  public Optional<AlikeAnswers> like(long conversationId) {
    return queue.topicOf(conversationId).map(this::ofTopic);
  }

  /** Returns the waiting answers of a topic. */
  public AlikeAnswers ofTopic(long topic) {
    List<Long> waiting = queue.ofTopic(topic);
    List<AlikeAnswer> answers =
        workspace.reading(
            transaction ->
                waiting.stream()
                    .limit(MOST)
                    .flatMap(id -> ConversationRepository.byId(transaction, id).stream())
                    .map(c -> new AlikeAnswer(c.id(), c.question(), c.answer()))
                    .toList());
    return new AlikeAnswers(topic, waiting.size(), answers);
  }

  /**
   * Records a judgement for each of some answers: for all, or for none.
   *
   * @throws InvalidInputException when it holds a corrected answer, which belongs to one question
   * @throws RefusedException when one of them does not wait for this reviewer any more
   */
  public List<Decision> decide(List<Long> conversationIds, Judgement judgement) {
    if (judgement.correctedAnswer().isPresent()) {
      throw new InvalidInputException("review.alike.correctedAnswer");
    }
    if (conversationIds.isEmpty() || conversationIds.size() > MOST) {
      throw new InvalidInputException("review.alike.count", MOST);
    }
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  decisions.lock(transaction, conversationIds);
                  int gone =
                      conversationIds.size() - queue.free(transaction, conversationIds).size();
                  if (gone > 0) {
                    throw new RefusedException("review.alike.gone", gone);
                  }
                  for (long id : conversationIds) {
                    drafts.save(transaction, reviewer.name(), id, DecisionDraft.EMPTY);
                    claims.release(transaction, id);
                  }
                  return decisions.recordTogether(
                      transaction, conversationIds, reviewer.name(), judgement);
                }));
  }
}
