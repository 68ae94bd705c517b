package dev.retune.retraining.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dislike with what is known about it.
 *
 * @param voteId the vote
 * @param conversationId the disliked answer
 * @param question as the user typed it
 * @param reasonCode the vote's code; may be empty
 * @param served external ids of the documents that the answer was given, best first; empty when
 *     unknown
 * @param right external ids of the documents that answer the question; empty when unknown
 */
public record DislikedVote(
    long voteId,
    long conversationId,
    String question,
    String reasonCode,
    List<String> served,
    Set<String> right) {

  /** Copies the collections. */
  public DislikedVote {
    served = List.copyOf(served);
    right = Set.copyOf(right);
  }

  /** The first of the served documents that answers the question. */
  Optional<String> rightServed() {
    return served.stream().filter(right::contains).findFirst();
  }

  /** Same, with the documents that answer the question. */
  DislikedVote withRight(Set<String> documents) {
    return new DislikedVote(voteId, conversationId, question, reasonCode, served, documents);
  }

  /** Same, with the documents that the answer was given. */
  DislikedVote withServed(List<String> documents) {
    return new DislikedVote(voteId, conversationId, question, reasonCode, documents, right);
  }
}
