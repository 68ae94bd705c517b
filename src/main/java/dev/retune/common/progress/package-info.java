/** How long work reports its progress and is cancelled. */
@NullMarked
package dev.retune.common.progress;

import org.jspecify.annotations.NullMarked;
