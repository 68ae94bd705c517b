package dev.retune.ui.overview;

import dev.retune.statistics.time.TimeWindow;
import java.time.Instant;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
@FunctionalInterface
public interface OverviewGateway {

  /** How things stand at a moment, as the votes of a window say. */
  OverviewSnapshot snapshot(TimeWindow window, Instant now);
}
