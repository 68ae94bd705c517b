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
  private final RerankerCatalog rerankers;
  private final TrialBudget time;
  private final TrialRecord record;
  private final ProgressMonitor monitor;
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
    this.rerankers = rerankers;
    this.time = new TrialBudget(budget);
    this.record = new TrialRecord(notes, time, now);
    this.monitor = monitor;
  }

  /** Whether the time for new trials is used up. */
  boolean isOver() {
    return time.isOver();
  }

  /** All trials so far. */
  List<TrialCandidate> options() {
    return record.options();
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
    return record
        .recalled(spec, TrialLog.kind(0))
        .orElseGet(
            () -> {
              double begun = time.seconds();
              try (TrialIndex index = openIndex(spec)) {
                TrialScores scores = index.scores();
                index.ask(all(), scores);
                return record.weighed(index.layout(), 0, scores, begun);
              }
            });
  }

  private int[] all() {
    return IntStream.range(0, questions.size()).toArray();
  }

  /** The best matrix for a spec, by cross-validation. */
  List<TrialCandidate> learnt(IndexSpec spec) {
    List<TrialCandidate> best = new ArrayList<>();
    List<Double> left = new ArrayList<>();
    for (double pull : PULLS) {
      record.recalled(spec, TrialLog.kind(pull)).ifPresentOrElse(best::add, () -> left.add(pull));
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
        best.add(record.weighed(index.layout(), pull, scores, begun));
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
    Optional<TrialCandidate> before = record.recalled(base.spec(), kind);
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
            return record.add(index.layout(), kind, some, begun);
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
}
