package dev.retune.retraining.diagnosis;

import java.util.Optional;
import java.util.Set;

/**
 * One dislike and what is known of it.
 *
 * @param voteId the vote
 * @param conversationId what was disliked
 * @param question as the user typed it
 * @param reasonCode of the vote, may be empty
 * @param served id at its source of the document that the answer was made from
 * @param right ids at their source of the documents that answer the question; empty when unknown
 */
public record DislikedVote(
    long voteId,
    long conversationId,
    String question,
    String reasonCode,
    Optional<String> served,
    Set<String> right) {}
