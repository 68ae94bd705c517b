/** Storage of coded reasons, corrections and the versions of the code list. */
@NullMarked
package dev.retune.reasons.store;

import org.jspecify.annotations.NullMarked;
