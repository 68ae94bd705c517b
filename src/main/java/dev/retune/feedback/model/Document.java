package dev.retune.feedback.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A piece of the knowledge base.
 *
 * @param id in the workspace
 * @param sourceId whose it is
 * @param externalId its id at the source
 * @param origin the collection it belongs to
 * @param uri where it can be read
 * @param title its title
 * @param section the part of the titled text it is
 * @param body its text
 * @param contentHash SHA-256 (hexadecimal) of title, section and body
 * @param updatedAt when the source last changed it
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
