package dev.retune.retrain;

import dev.retune.index.IndexSpec;
import dev.retune.index.Matrix;
import dev.retune.index.PastQuestions;
import dev.retune.index.Query;
import dev.retune.index.TrialBuilder;
import dev.retune.index.TrialCorpus;
import dev.retune.index.TrialIndex;
import dev.retune.index.TrialScores;
import dev.retune.index.Weighing;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tries configurations on the tuning half and keeps what each gave. */
final class Trials {
  /** How strongly a learnt matrix is held near the identity; the stronger is the safer. */
  private static final List<Double> PULLS = List.of(100.0, 30.0);

  private final TrialBuilder builder;
  private final TrialCorpus corpus;
  private final List<Query> questions;
  private final PastQuestions past;
  private final Weighing now;
  private final Clockwork time;
  private final TrialNotes notes;
  private final Monitor monitor;
  private final List<Option> options = new ArrayList<>();
  private final Map<IndexSpec, Effort> efforts = new HashMap<>();

  Trials(
      TrialBuilder builder,
      TrialCorpus corpus,
      List<Query> questions,
      PastQuestions past,
      Weighing now,
      TrialNotes notes,
      Duration budget,
      Monitor monitor) {
    this.builder = builder;
    this.corpus = corpus;
    this.questions = questions;
    this.past = past;
    this.now = now;
    this.notes = notes;
    this.time = new Clockwork(budget);
    this.monitor = monitor;
  }

  /** Whether nothing more is to be begun. */
  boolean isOver() {
    return time.isOver();
  }

  /** All that was tried so far. */
  List<Option> options() {
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
  record Effort(long embedded, double seconds) {
    static final Effort NONE = new Effort(0, 0);
  }

  /** Tries a layout under every weighing; the best, and with it what the usual ones give. */
  Option layout(IndexSpec recipe) {
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
  private Optional<Option> recalled(IndexSpec recipe, double pull) {
    Optional<TrialNotes.Trial> before = notes.read(recipe.laidOut(), pull);
    before.ifPresent(trial -> time.add(trial.seconds()));
    return before.map(trial -> taken(trial.options()));
  }

  private Option taken(List<Option> some) {
    options.addAll(some);
    return some.getLast();
  }

  private int[] all() {
    return IntStream.range(0, questions.size()).toArray();
  }

  /** The best of a layout with a learnt matrix, by cross-validation. */
  List<Option> learnt(IndexSpec recipe) {
    List<Option> best = new ArrayList<>();
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
          monitor.at(new Progress("stage.learn", fold, PastQuestions.FOLDS, time.spent()));
          Matrix matrix = index.learn(places(fold, false), pull, monitor::check);
          index.ask(places(fold, true), Optional.of(matrix), scores);
        }
        best.add(weighed(index.layout(), pull, scores, begun));
      }
    }
    return best;
  }

  /** Learns from all questions. */
  Matrix matrix(Option option) {
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

  private Option weighed(IndexSpec layout, double pull, TrialScores scores, double begun) {
    List<Option> some = new ArrayList<>();
    IndexSpec recipe =
        pull > 0 ? layout.withMatrix(Optional.of("pull " + Math.round(pull))) : layout;
    Weighing best = scores.best(now);
    for (Weighing each : List.of(now, now.withDenseForAll(1), now.withDenseForAll(0))) {
      if (!each.equals(best)) {
        some.add(new Option(recipe.with(each), pull, scores.of(each)));
      }
    }
    some.add(new Option(recipe.with(best), pull, scores.of(best)));
    notes.write(layout, pull, new TrialNotes.Trial(some, time.seconds() - begun));
    return taken(some);
  }

  /** How long trials take, and may take. */
  private static final class Clockwork {
    private final Duration budget;
    private long start = System.nanoTime();

    Clockwork(Duration budget) {
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
