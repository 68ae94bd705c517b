/**
 * Domain types: votes, conversations, documents and sources, and new rows of each. No database
 * access.
 */
@NullMarked
package dev.retune.feedback.model;

import org.jspecify.annotations.NullMarked;
