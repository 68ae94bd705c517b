package dev.retune.retraining.diagnosis;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs questions against an index for the diagnosis. */
final class RetrievalProber {
  /** The typical number of documents that a chat product uses for an answer. */
  static final int DEPTH = 5;

  // below this cosine of the built-in model, an English question and a text are rarely on the same
  // subject
  private static final double NEAR = 0.35;
  private static final int FEWEST = 20;
  private static final int BATCH = 64;

  private final VersionSearcher searcher;
  private final ProgressMonitor monitor;

  RetrievalProber(VersionSearcher searcher, ProgressMonitor monitor) {
    this.searcher = searcher;
    this.monitor = monitor;
  }

  /** The results in the order of the questions. */
  List<RetrievalProbe> of(List<String> questions) {
    long start = System.nanoTime();
    List<RetrievalProbe> probes = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      monitor.check();
      List<String> batch = questions.subList(from, Math.min(from + BATCH, questions.size()));
      List<List<SearchHit>> found = searcher.search(batch, DEPTH, SearchMode.HYBRID);
      List<Double> nearest = nearest(batch);
      for (int i = 0; i < batch.size(); i++) {
        List<String> ids = found.get(i).stream().map(SearchHit::externalId).toList();
        probes.add(new RetrievalProbe(ids, lead(found.get(i)), nearest.get(i)));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      monitor.at(new TaskProgress("stage.diagnose", probes.size(), questions.size(), elapsed));
    }
    return probes;
  }

  private static double lead(List<SearchHit> hits) {
    return hits.isEmpty() ? 0 : hits.getFirst().score() - hits.getLast().score();
  }

  /**
   * The minimum cosine of a similar document. Since the range of cosines depends on the model, it
   * is the value that 98 % of the questions with a known document reach; with too few such
   * questions a fixed one is used.
   */
  double near(List<GoldenQuestion> golden) {
    if (golden.size() < FEWEST) {
      return NEAR;
    }
    List<Double> nearest = new ArrayList<>();
    List<String> questions = golden.stream().map(GoldenQuestion::question).toList();
    for (int from = 0; from < questions.size(); from += BATCH) {
      monitor.check();
      nearest.addAll(nearest(questions.subList(from, Math.min(from + BATCH, questions.size()))));
    }
    return nearest.stream().sorted().skip(nearest.size() / 50).findFirst().orElse(NEAR);
  }

  private List<Double> nearest(List<String> questions) {
    return searcher.search(questions, 1, SearchMode.DENSE).stream()
        .map(hits -> hits.isEmpty() ? -1.0 : hits.getFirst().score())
        .toList();
  }
}
