package dev.retune.ui.overview;

import dev.retune.statistics.time.TimeWindow;
import java.time.Instant;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
@FunctionalInterface
public interface OverviewGateway {

  /** Returns the state at a point in time, from the votes of a time window. */
  OverviewSnapshot snapshot(TimeWindow window, Instant now);
}
