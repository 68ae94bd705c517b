package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/** A document of the knowledge base without its text; see {@link Document}. */
public record DocumentHead(
    long id,
    long sourceId,
    String externalId,
    Optional<String> title,
    String contentHash,
    Optional<Instant> updatedAt) {}
