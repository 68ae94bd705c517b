/** Where coded reasons, corrections and the versions of the code list are stored. */
@NullMarked
package dev.retune.reasons.store;

import org.jspecify.annotations.NullMarked;
