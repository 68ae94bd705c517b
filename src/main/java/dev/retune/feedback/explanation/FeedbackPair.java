package dev.retune.feedback.explanation;

import java.time.Instant;
import java.util.Optional;

/**
 * A vote with the answer that it is about.
 *
 * @param question shortened; empty when the answer is not in the source
 * @param answer shortened; empty when the answer is not in the source
 * @param vote {@code like} or {@code dislike}
 * @param reason shortened
 * @param at time of the vote; empty when the time of import applies
 */
public record FeedbackPair(
    Optional<String> question,
    Optional<String> answer,
    String vote,
    Optional<String> reason,
    Optional<Instant> at) {}
