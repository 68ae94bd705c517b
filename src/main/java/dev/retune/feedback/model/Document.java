package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A document of the knowledge base.
 *
 * @param id id in the workspace
 * @param sourceId source it belongs to
 * @param externalId id at the source
 * @param origin collection it belongs to
 * @param uri address where it can be read
 * @param title its title
 * @param section section of the titled text
 * @param body its text
 * @param contentHash SHA-256 (hexadecimal) of title, section and body
 * @param updatedAt time of the last change at the source
 */
public record Document(
    long id,
    long sourceId,
    String externalId,
    Optional<String> origin,
    Optional<String> uri,
    Optional<String> title,
    Optional<String> section,
    String body,
    String contentHash,
    Optional<Instant> updatedAt) {}
