package dev.retune.publishing.model;

/**
 * A passage as a target gets it.
 *
 * @param id the workspace's id of its document and the passage's number within, such as {@code
 *     17-0}
 * @param fingerprint hash of everything below
 * @param document the document's id at its source
 * @param title may be empty
 * @param section may be empty
 * @param text what a chat product shows or reads
 * @param vector as the index searches it, after matrix and normalisation
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the fingerprint
public record PublishedPassage(
    String id,
    String fingerprint,
    String document,
    String title,
    String section,
    String text,
    float[] vector) {}
