/** The domain: votes, conversations, documents and sources, and new rows of them to be stored. */
@NullMarked
package dev.retune.feedback.model;

import org.jspecify.annotations.NullMarked;
