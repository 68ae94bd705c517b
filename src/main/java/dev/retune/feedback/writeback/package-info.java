/**
 * Writing what reviewers decided to the sources that ask for it. The only connections to a source
 * that may change anything are opened here and in {@code feedback.remote}.
 */
@NullMarked
package dev.retune.feedback.writeback;

import org.jspecify.annotations.NullMarked;
