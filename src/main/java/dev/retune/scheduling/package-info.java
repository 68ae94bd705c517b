/** Recurring tasks and their schedules, and the lease that allows only one process to run them. */
@NullMarked
package dev.retune.scheduling;

import org.jspecify.annotations.NullMarked;
