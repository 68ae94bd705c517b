/** Unattended operation: the schedule, the collector beside it, and health checks of both. */
@NullMarked
package dev.retune.bootstrap.unattended;

import org.jspecify.annotations.NullMarked;
