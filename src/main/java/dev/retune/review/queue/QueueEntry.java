package dev.retune.review.queue;

import java.util.Optional;

/**
 * An answer of the queue as it stands in a list.
 *
 * @param answer its place in the queue
 * @param question what the user asked
 * @param flaggedBy who wants a second opinion about it
 */
public record QueueEntry(QueuedAnswer answer, String question, Optional<String> flaggedBy) {}
