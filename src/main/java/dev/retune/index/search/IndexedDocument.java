package dev.retune.index.search;

/**
 * A document of an index version with the mean vector of its chunks.
 *
 * @param title may be empty
 * @param vector as the model gave it, before projection
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IndexedDocument(long id, String externalId, String title, float[] vector) {}
