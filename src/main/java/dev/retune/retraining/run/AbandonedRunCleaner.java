package dev.retune.retraining.run;

import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.store.RunRepository;

/**
 * Ends runs whose process was killed, and deletes the candidates of trials that have no verdict. An
 * interrupted re-embedding is kept, because the next one goes on with it.
 */
public final class AbandonedRunCleaner {
  private final RunRepository runs;
  private final IndexVersionRepository versions;

  /** Cleans up in a workspace. */
  public AbandonedRunCleaner(RunRepository runs, IndexVersionRepository versions) {
    this.runs = runs;
    this.versions = versions;
  }

  /**
   * Cleans up. The caller holds the lease, so that no trial is under way.
   *
   * @param outcome the sentence for runs that were killed
   */
  public void clean(String outcome) {
    runs.closeAbandoned(outcome);
    versions.discardUnjudged(runs.unjudgedTrials());
  }
}
