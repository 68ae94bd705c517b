/** From raw rows to rows that can be stored, or the reason why a row is rejected. */
@NullMarked
package dev.retune.feedback.parsing;

import org.jspecify.annotations.NullMarked;
