/** Trying fixes on a candidate index, and bringing it live. */
@NullMarked
package dev.retune.knowledge.trial;

import org.jspecify.annotations.NullMarked;
