package dev.retune.ui.overview;

import dev.retune.collector.quarantine.VoteBurst;
import java.util.List;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface QuarantineGateway {

  /** Returns all bursts, newest first. */
  List<VoteBurst> bursts();

  /** Accepts the votes of a burst. */
  VoteBurst release(long id);

  /** Discards the votes of a burst. */
  VoteBurst discard(long id);
}
