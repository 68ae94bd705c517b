package dev.retune.retrain;

import dev.retune.index.IndexBuilder;
import dev.retune.index.IndexVersions;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.time.Clock;

/** Candidate, evaluation, gate, promotion; the caller holds the lease. */
public final class Retrainer {
  /** With the parts of the line, and the language of its sentences. */
  public Retrainer(
      Runs runs,
      TriggerService trigger,
      Planner planner,
      IndexBuilder builder,
      Judge judge,
      IndexVersions versions,
      Texts texts,
      Clock clock) {}

  /**
   * Runs, if that is called for. Only a promotion changes the live index.
   *
   * @throws dev.retune.fault.Failure what broke the run; it is kept with the run
   */
  public RetrainResult run(RetrainRequest request, Monitor monitor) {
    throw new UnsupportedOperationException();
  }
}
