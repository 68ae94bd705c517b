/**
 * Stored votes, conversations, documents and sources, read by everyone; also the log of changes to
 * votes.
 */
@NullMarked
package dev.retune.feedback.repository;

import org.jspecify.annotations.NullMarked;
