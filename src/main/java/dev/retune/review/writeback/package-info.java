/**
 * Writing decisions back to their sources: which are written, are to be written or deleted, and the
 * record of it.
 */
@NullMarked
package dev.retune.review.writeback;

import org.jspecify.annotations.NullMarked;
