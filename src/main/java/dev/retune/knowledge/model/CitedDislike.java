package dev.retune.knowledge.model;

import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.ConcernedDocument;
import java.util.Optional;

/**
 * A dislike of an item.
 *
 * @param conversationId the disliked answer
 * @param reasonCode may be empty
 * @param cause what the diagnosis found
 * @param basis how it is known that the dislike is about the document; empty for a gap
 * @param evidence one sentence in the user's language
 */
public record CitedDislike(
    long voteId,
    long conversationId,
    String question,
    String reasonCode,
    CauseCategory cause,
    Optional<ConcernedDocument.Basis> basis,
    String evidence) {}
