package dev.retune.retraining.tuning;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LazyReranker;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.ProjectionMatrix;
import dev.retune.index.model.Reranking;
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

/** Tries configurations on the tuning half and records the results. */
public final class TrialRunner {
  /** The regularisation of a trained matrix towards the identity; larger values are safer. */
  private static final List<Double> PULLS = List.of(100.0, 30.0);

  private final TrialBuilder builder;
  private final TrialCorpus corpus;
  private final List<GoldenQuestion> questions;
  private final PastQuestions past;
  private final HybridWeights now;
  private final RerankerCatalog rerankers;
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
      RerankerCatalog rerankers,
      TrialLog notes,
      Duration budget,
      ProgressMonitor monitor) {
    this.builder = builder;
    this.corpus = corpus;
    this.questions = questions;
    this.past = past;
    this.now = now;
    this.rerankers = rerankers;
    this.notes = notes;
    this.time = new TrialBudget(budget);
    this.monitor = monitor;
  }

  /** Whether the time for new trials is used up. */
  boolean isOver() {
    return time.isOver();
  }

  /** All trials so far. */
  List<TrialCandidate> options() {
    return List.copyOf(options);
  }

  /** The embedding work for the texts of a spec. */
  Effort effort(IndexSpec spec) {
    return efforts.getOrDefault(spec.layoutOnly(), Effort.NONE);
  }

  private TrialIndex openIndex(IndexSpec spec) {
    long start = System.nanoTime();
    TrialIndex index = builder.build(spec, corpus, questions, past, monitor);
    double seconds = (System.nanoTime() - start) / 1e9;
    efforts.putIfAbsent(index.layout(), new Effort(index.embedded(), seconds));
    return index;
  }

  /**
   * Embedding work of a trial that the build of the version can reuse.
   *
   * @param embedded number of texts
   * @param seconds elapsed time
   */
  public record Effort(long embedded, double seconds) {
    static final Effort NONE = new Effort(0, 0);
  }

  /** Tries a spec with all weights; returns the best, and records the default weights as well. */
  TrialCandidate layout(IndexSpec spec) {
    return recalled(spec, TrialLog.kind(0))
        .orElseGet(
            () -> {
              double begun = time.seconds();
              try (TrialIndex index = openIndex(spec)) {
                TrialScores scores = index.scores();
                index.ask(all(), scores);
                return weighed(index.layout(), 0, scores, begun);
              }
            });
  }

  /** A trial of an earlier run counts with its original duration. */
  private Optional<TrialCandidate> recalled(IndexSpec spec, String kind) {
    Optional<TrialLog.Trial> before = notes.read(spec.layoutOnly(), kind);
    before.ifPresent(trial -> time.add(trial.seconds()));
    return before.map(trial -> remembered(trial.options()));
  }

  private TrialCandidate remembered(List<TrialCandidate> some) {
    options.addAll(some);
    return some.getLast();
  }

  private int[] all() {
    return IntStream.range(0, questions.size()).toArray();
  }

  /** The best matrix for a spec, by cross-validation. */
  List<TrialCandidate> learnt(IndexSpec spec) {
    List<TrialCandidate> best = new ArrayList<>();
    List<Double> left = new ArrayList<>();
    for (double pull : PULLS) {
      recalled(spec, TrialLog.kind(pull)).ifPresentOrElse(best::add, () -> left.add(pull));
    }
    if (left.isEmpty() || time.isOver()) {
      return best;
    }
    try (TrialIndex index = openIndex(spec)) {
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
          index.ask(places(fold, true), matrix, scores);
        }
        best.add(weighed(index.layout(), pull, scores, begun));
      }
    }
    return best;
  }

  /**
   * Tries a reranker on the best documents of another candidate; records the best weight and the
   * asked one.
   *
   * @param how its model and depth, with the asked weight
   * @param needed whether it is tried even when the time does not suffice
   * @return the best; empty when the time does not suffice
   */
  Optional<TrialCandidate> reranked(TrialCandidate base, Reranking how, boolean needed) {
    String kind = TrialLog.kind(base, how);
    Optional<TrialCandidate> before = recalled(base.spec(), kind);
    if (before.isPresent() || (time.isOver() && !needed)) {
      return before;
    }
    double begun = time.seconds();
    try (TrialIndex index = openIndex(base.spec());
        Reranker model = rerankers.open(LazyReranker.installed(rerankers, how))) {
      Optional<RerankingTrial> asked =
          RerankingTrial.of(index, base, how, model, this::places, time, needed, monitor);
      return asked.map(
          trial -> {
            List<TrialCandidate> some = trial.candidates(base, how);
            notes.write(index.layout(), kind, new TrialLog.Trial(some, time.seconds() - begun));
            return remembered(some);
          });
    }
  }

  /** Trains on all questions. */
  ProjectionMatrix matrix(TrialCandidate option) {
    try (TrialIndex index = openIndex(option.spec())) {
      return index.learn(all(), option.pull(), monitor::check);
    }
  }

  // contiguous blocks, because near duplicates are adjacent
  private int[] places(int fold, boolean inside) {
    return IntStream.range(0, questions.size())
        .filter(i -> (PastQuestions.fold(i, questions.size()) == fold) == inside)
        .toArray();
  }

  private TrialCandidate weighed(IndexSpec layout, double pull, TrialScores scores, double begun) {
    List<TrialCandidate> some = new ArrayList<>();
    IndexSpec spec = pull > 0 ? layout.withMatrix("pull " + Math.round(pull)) : layout;
    HybridWeights best = scores.best(now);
    for (HybridWeights each : List.of(now, now.withDenseForAll(1), now.withDenseForAll(0))) {
      if (!each.equals(best)) {
        some.add(new TrialCandidate(spec.with(each), pull, scores.of(each)));
      }
    }
    some.add(new TrialCandidate(spec.with(best), pull, scores.of(best)));
    notes.write(layout, TrialLog.kind(pull), new TrialLog.Trial(some, time.seconds() - begun));
    return remembered(some);
  }
}
