package dev.retune.retraining.tuning;

import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.tuning.TrialScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trials of a run, with those that an interrupted run has noted before. */
final class TrialRecord {
  private final TrialLog notes;
  private final TrialBudget time;
  private final HybridWeights now;
  private final List<TrialCandidate> options = new ArrayList<>();

  TrialRecord(TrialLog notes, TrialBudget time, HybridWeights now) {
    this.notes = notes;
    this.time = time;
    this.now = now;
  }

  /** All trials so far. */
  List<TrialCandidate> options() {
    return List.copyOf(options);
  }

  /** A trial of an earlier run counts with its original duration. */
  Optional<TrialCandidate> recalled(IndexSpec spec, String kind) {
    Optional<TrialLog.Trial> before = notes.read(spec.layoutOnly(), kind);
    before.ifPresent(trial -> time.add(trial.seconds()));
    return before.map(trial -> remembered(trial.options()));
  }

  private TrialCandidate remembered(List<TrialCandidate> some) {
    options.addAll(some);
    return some.getLast();
  }

  /** Records new trials; returns the last. */
  TrialCandidate add(IndexSpec layout, String kind, List<TrialCandidate> some, double begun) {
    notes.write(layout, kind, new TrialLog.Trial(some, time.seconds() - begun));
    return remembered(some);
  }

  /** Records a trial with its best weights and the default ones; returns the best. */
  TrialCandidate weighed(IndexSpec layout, double pull, TrialScores scores, double begun) {
    List<TrialCandidate> some = new ArrayList<>();
    IndexSpec spec = pull > 0 ? layout.withMatrix("pull " + Math.round(pull)) : layout;
    HybridWeights best = scores.best(now);
    for (HybridWeights each : List.of(now, now.withDenseForAll(1), now.withDenseForAll(0))) {
      if (!each.equals(best)) {
        some.add(new TrialCandidate(spec.with(each), pull, scores.of(each)));
      }
    }
    some.add(new TrialCandidate(spec.with(best), pull, scores.of(best)));
    return add(layout, TrialLog.kind(pull), some, begun);
  }
}
