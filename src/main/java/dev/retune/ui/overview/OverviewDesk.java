package dev.retune.ui.overview;

import dev.retune.stats.Window;
import java.time.Instant;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.fault.Failure} when it cannot.
 */
@FunctionalInterface
public interface OverviewDesk {

  /** How things stand at a moment, as the votes of a window say. */
  Situation situation(Window window, Instant now);
}
