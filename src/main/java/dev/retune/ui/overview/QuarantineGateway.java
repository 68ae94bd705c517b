package dev.retune.ui.overview;

import dev.retune.collector.quarantine.VoteBurst;
import java.util.List;

/**
 * What the held votes need of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
public interface QuarantineGateway {

  /** All bursts, the newest first. */
  List<VoteBurst> bursts();

  /** Lets the votes of a burst count. */
  VoteBurst release(long id);

  /** Leaves the votes of a burst out. */
  VoteBurst discard(long id);
}
