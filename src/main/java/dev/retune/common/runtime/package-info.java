/** The running process: its identity, and logging of failures that repeat. */
@NullMarked
package dev.retune.common.runtime;

import org.jspecify.annotations.NullMarked;
