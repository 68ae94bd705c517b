package dev.retune.knowledge.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person last said about an item.
 *
 * @param state never {@link ItemState#FIXED}
 * @param assignee who works on it
 * @param note why
 */
public record ItemNote(
    ItemKey key,
    ItemState state,
    Optional<String> assignee,
    Optional<String> note,
    String who,
    Instant changedAt) {}
