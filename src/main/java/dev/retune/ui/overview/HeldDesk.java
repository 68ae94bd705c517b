package dev.retune.ui.overview;

import dev.retune.collect.Burst;
import java.util.List;

/**
 * What the held votes need of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.fault.Failure} when it cannot.
 */
public interface HeldDesk {

  /** All bursts, the newest first. */
  List<Burst> bursts();

  /** Lets the votes of a burst count. */
  Burst release(long id);

  /** Leaves the votes of a burst out. */
  Burst discard(long id);
}
