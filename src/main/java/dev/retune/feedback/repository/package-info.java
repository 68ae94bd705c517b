/**
 * Read access to stored votes, conversations, documents and sources, and the change log of votes.
 * Writes go through {@code feedback.store}.
 */
@NullMarked
package dev.retune.feedback.repository;

import org.jspecify.annotations.NullMarked;
