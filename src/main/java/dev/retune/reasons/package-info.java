/**
 * Assigning reason codes to dislikes. May use embedding and feedback, but not the user interface.
 */
@NullMarked
package dev.retune.reasons;

import org.jspecify.annotations.NullMarked;
