package dev.retune.review;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.feedback.model.Vote;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.queue.QueuedAnswer;
import java.util.List;
import java.util.Optional;

/**
 * An answer as shown to a reviewer. Other reviewers' decisions are left out, so that a second
 * opinion is independent.
 *
 * @param waiting its place in the queue; empty when it has no dislikes any more
 * @param documents the documents that the answer was given, best first
 * @param votes oldest first
 * @param draft this reviewer's unsaved input
 * @param mine this reviewer's current decision
 * @param claimed whether it is reserved for this reviewer
 * @param decidedBy the reviewer who decided it, if no other opinion is required
 * @param flaggedBy the reviewer who wants a second opinion about it
 */
public record ReviewItem(
    Optional<QueuedAnswer> waiting,
    Conversation conversation,
    List<ServedDocument> documents,
    List<Vote> votes,
    Optional<DecisionDraft> draft,
    Optional<Decision> mine,
    boolean claimed,
    Optional<String> decidedBy,
    Optional<String> flaggedBy) {

  /** The first of its documents that is stored. */
  public Optional<Document> document() {
    return documents.stream().flatMap(served -> served.document().stream()).findFirst();
  }

  /** Its conversation's id. */
  public long id() {
    return conversation.id();
  }
}
