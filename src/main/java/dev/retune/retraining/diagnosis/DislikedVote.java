package dev.retune.retraining.diagnosis;

import java.util.Optional;
import java.util.Set;

/**
 * A dislike with what is known about it.
 *
 * @param voteId the vote
 * @param conversationId the disliked answer
 * @param question as the user typed it
 * @param reasonCode the vote's code; may be empty
 * @param served external id of the document used for the answer
 * @param right external ids of the documents that answer the question; empty when unknown
 */
public record DislikedVote(
    long voteId,
    long conversationId,
    String question,
    String reasonCode,
    Optional<String> served,
    Set<String> right) {}
