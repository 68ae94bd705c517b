/** Files: atomic replacement, locks, and owner-only permissions. */
@NullMarked
package dev.retune.common.io;

import org.jspecify.annotations.NullMarked;
