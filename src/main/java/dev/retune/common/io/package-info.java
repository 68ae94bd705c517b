/** Files: written whole or not at all, locked, and readable by their owner only. */
@NullMarked
package dev.retune.common.io;

import org.jspecify.annotations.NullMarked;
