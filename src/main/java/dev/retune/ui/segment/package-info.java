/** Two segments of votes side by side: periods, sources, models and prompt versions. */
@NullMarked
package dev.retune.ui.segment;

import org.jspecify.annotations.NullMarked;
