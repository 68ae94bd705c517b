/**
 * What the chat product knows, as Retune keeps it: sources, documents, conversations and votes; the
 * one door through which rows come in ({@link dev.retune.feedback.FeedbackStore}), with its
 * roll-ups; import of files and sync from databases. May touch {@code db} and the grounds under it.
 */
@NullMarked
package dev.retune.feedback;

import org.jspecify.annotations.NullMarked;
