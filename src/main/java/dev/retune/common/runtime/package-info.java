/** The identity of the running process, and logging of repeated failures. */
@NullMarked
package dev.retune.common.runtime;

import org.jspecify.annotations.NullMarked;
