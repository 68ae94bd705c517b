package dev.retune.review;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.Vote;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.queue.QueuedAnswer;
import java.util.List;
import java.util.Optional;

/**
 * An answer as a reviewer sees it. What other reviewers decided is not in it, so that a second
 * opinion is blind.
 *
 * @param waiting its place in the queue; empty when nobody dislikes it any more
 * @param document what the answer was made from, when it is known
 * @param votes oldest first
 * @param draft what this reviewer typed and did not save
 * @param mine this reviewer's decision that stands
 * @param claimed whether nobody else is given it meanwhile
 * @param decidedBy who has decided it, when no other opinion is wanted any more
 */
public record ReviewItem(
    Optional<QueuedAnswer> waiting,
    Conversation conversation,
    Optional<Document> document,
    List<Vote> votes,
    Optional<DecisionDraft> draft,
    Optional<Decision> mine,
    boolean claimed,
    Optional<String> decidedBy) {

  /** Its conversation's id. */
  public long id() {
    return conversation.id();
  }
}
