/** What runs without a person: the schedule, the collector beside it, and checks on both. */
@NullMarked
package dev.retune.bootstrap.unattended;

import org.jspecify.annotations.NullMarked;
