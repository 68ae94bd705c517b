package dev.retune.retrain;

import dev.retune.db.Workspace;
import dev.retune.stats.StatsService;
import java.time.Instant;
import java.util.List;

/** What users made of each change of the live index. */
public final class History {
  /** With the changes and the votes. */
  public History(Workspace workspace, StatsService stats) {}

  /** The changes up to a moment, newest first. */
  public List<Effect> effects(Instant asOf, int limit) {
    throw new UnsupportedOperationException();
  }
}
