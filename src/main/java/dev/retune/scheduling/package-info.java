/** When recurring tasks are due, and the lease that lets only one process run them. */
@NullMarked
package dev.retune.scheduling;

import org.jspecify.annotations.NullMarked;
