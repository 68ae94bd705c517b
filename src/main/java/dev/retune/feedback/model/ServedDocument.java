package dev.retune.feedback.model;

import java.util.Optional;

/**
 * A document that an answer was given.
 *
 * @param document empty when it is not stored, or was deleted at its source
 */
public record ServedDocument(String externalId, Optional<Document> document) {}
