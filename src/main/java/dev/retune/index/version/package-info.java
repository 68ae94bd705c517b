/** Versions of the index, the pointer to the live one, and the retention of their files. */
@NullMarked
package dev.retune.index.version;

import org.jspecify.annotations.NullMarked;
