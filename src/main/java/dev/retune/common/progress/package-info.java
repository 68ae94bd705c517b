/** Progress reports and cancellation of long-running work. */
@NullMarked
package dev.retune.common.progress;

import org.jspecify.annotations.NullMarked;
