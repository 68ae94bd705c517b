/**
 * Converts raw rows to rows that can be stored, or to the reason for rejecting them. No file or
 * database access.
 */
@NullMarked
package dev.retune.feedback.parsing;

import org.jspecify.annotations.NullMarked;
