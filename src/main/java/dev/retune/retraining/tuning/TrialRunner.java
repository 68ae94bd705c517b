package dev.retune.retraining.tuning;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.ProjectionMatrix;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.index.tuning.TrialIndex;
import dev.retune.index.tuning.TrialScores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tries configurations on the tuning half and keeps what each gave. */
public final class TrialRunner {
  /** How strongly a learnt matrix is held near the identity; the stronger is the safer. */
  private static final List<Double> PULLS = List.of(100.0, 30.0);

  private final TrialBuilder builder;
  private final TrialCorpus corpus;
  private final List<GoldenQuestion> questions;
  private final PastQuestions past;
  private final HybridWeights now;
  private final TrialBudget time;
  private final TrialLog notes;
  private final ProgressMonitor monitor;
  private final List<TrialCandidate> options = new ArrayList<>();
  private final Map<IndexSpec, Effort> efforts = new HashMap<>();

  TrialRunner(
      TrialBuilder builder,
      TrialCorpus corpus,
      List<GoldenQuestion> questions,
      PastQuestions past,
      HybridWeights now,
      TrialLog notes,
      Duration budget,
      ProgressMonitor monitor) {
    this.builder = builder;
    this.corpus = corpus;
    this.questions = questions;
    this.past = past;
    this.now = now;
    this.notes = notes;
    this.time = new TrialBudget(budget);
    this.monitor = monitor;
  }

  /** Whether nothing more is to be begun. */
  boolean isOver() {
    return time.isOver();
  }

  /** All that was tried so far. */
  List<TrialCandidate> options() {
    return List.copyOf(options);
  }

  /** What it took to lay out what a recipe is of. */
  Effort effort(IndexSpec recipe) {
    return efforts.getOrDefault(recipe.laidOut(), Effort.NONE);
  }

  private TrialIndex laidOut(IndexSpec recipe) {
    long start = System.nanoTime();
    TrialIndex index = builder.build(recipe, corpus, questions, past, monitor);
    double seconds = (System.nanoTime() - start) / 1e9;
    efforts.putIfAbsent(index.layout(), new Effort(index.embedded(), seconds));
    return index;
  }

  /**
   * Work that a trial did for the version that is then built from it.
   *
   * @param embedded texts
   * @param seconds of wall clock
   */
  public record Effort(long embedded, double seconds) {
    static final Effort NONE = new Effort(0, 0);
  }

  /** Tries a layout under every weighing; the best, and with it what the usual ones give. */
  TrialCandidate layout(IndexSpec recipe) {
    return recalled(recipe, 0)
        .orElseGet(
            () -> {
              double begun = time.seconds();
              try (TrialIndex index = laidOut(recipe)) {
                TrialScores scores = index.scores();
                index.ask(all(), Optional.empty(), scores);
                return weighed(index.layout(), 0, scores, begun);
              }
            });
  }

  /** What an earlier run tried counts with the time it took then. */
  private Optional<TrialCandidate> recalled(IndexSpec recipe, double pull) {
    Optional<TrialLog.Trial> before = notes.read(recipe.laidOut(), pull);
    before.ifPresent(trial -> time.add(trial.seconds()));
    return before.map(trial -> taken(trial.options()));
  }

  private TrialCandidate taken(List<TrialCandidate> some) {
    options.addAll(some);
    return some.getLast();
  }

  private int[] all() {
    return IntStream.range(0, questions.size()).toArray();
  }

  /** The best of a layout with a learnt matrix, by cross-validation. */
  List<TrialCandidate> learnt(IndexSpec recipe) {
    List<TrialCandidate> best = new ArrayList<>();
    List<Double> left = new ArrayList<>();
    for (double pull : PULLS) {
      recalled(recipe, pull).ifPresentOrElse(best::add, () -> left.add(pull));
    }
    if (left.isEmpty() || time.isOver()) {
      return best;
    }
    try (TrialIndex index = laidOut(recipe)) {
      for (double pull : left) {
        if (time.isOver()) {
          break;
        }
        double begun = time.seconds();
        TrialScores scores = index.scores();
        for (int fold = 0; fold < PastQuestions.FOLDS; fold++) {
          monitor.check();
          monitor.at(new TaskProgress("stage.learn", fold, PastQuestions.FOLDS, time.spent()));
          ProjectionMatrix matrix = index.learn(places(fold, false), pull, monitor::check);
          index.ask(places(fold, true), Optional.of(matrix), scores);
        }
        best.add(weighed(index.layout(), pull, scores, begun));
      }
    }
    return best;
  }

  /** Learns from all questions. */
  ProjectionMatrix matrix(TrialCandidate option) {
    try (TrialIndex index = laidOut(option.spec())) {
      return index.learn(all(), option.pull(), monitor::check);
    }
  }

  // blocks, for questions that are nearly the same are side by side
  private int[] places(int fold, boolean inside) {
    return IntStream.range(0, questions.size())
        .filter(i -> (PastQuestions.fold(i, questions.size()) == fold) == inside)
        .toArray();
  }

  private TrialCandidate weighed(IndexSpec layout, double pull, TrialScores scores, double begun) {
    List<TrialCandidate> some = new ArrayList<>();
    IndexSpec recipe =
        pull > 0 ? layout.withMatrix(Optional.of("pull " + Math.round(pull))) : layout;
    HybridWeights best = scores.best(now);
    for (HybridWeights each : List.of(now, now.withDenseForAll(1), now.withDenseForAll(0))) {
      if (!each.equals(best)) {
        some.add(new TrialCandidate(recipe.with(each), pull, scores.of(each)));
      }
    }
    some.add(new TrialCandidate(recipe.with(best), pull, scores.of(best)));
    notes.write(layout, pull, new TrialLog.Trial(some, time.seconds() - begun));
    return taken(some);
  }

  /** How long trials take, and may take. */
  private static final class TrialBudget {
    private final Duration budget;
    private long start = System.nanoTime();

    TrialBudget(Duration budget) {
      this.budget = budget;
    }

    /** Counts seconds that were spent before. */
    void add(double seconds) {
      start -= (long) (seconds * 1e9);
    }

    Duration spent() {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    double seconds() {
      return spent().toNanos() / 1e9;
    }

    boolean isOver() {
      return spent().compareTo(budget) > 0;
    }
  }
}
