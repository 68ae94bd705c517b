package dev.retune.knowledge.model;

import java.time.Instant;

/**
 * A text of a fix; never changed.
 *
 * @param id ascending number over all fixes, which index versions record
 * @param text the new text; {@link DocumentText#NONE} when the document is retired
 * @param who who wrote it
 */
public record FixRevision(long id, long fixId, DocumentText text, String who, Instant writtenAt) {}
