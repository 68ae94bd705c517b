/** The Retraining screen: runs, the schedule, and the versions of the index. */
@NullMarked
package dev.retune.ui.retraining;

import org.jspecify.annotations.NullMarked;
