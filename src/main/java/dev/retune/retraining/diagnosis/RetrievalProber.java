package dev.retune.retraining.diagnosis;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.PreparedQuestions;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
  private final Map<String, Double> nearest = new HashMap<>();

  RetrievalProber(VersionSearcher searcher, ProgressMonitor monitor) {
    this.searcher = searcher;
    this.monitor = monitor;
  }

  /** The results in the order of the questions; one that is asked again is searched once. */
  List<RetrievalProbe> of(List<String> questions) {
    long start = System.nanoTime();
    Map<String, RetrievalProbe> probes = new HashMap<>();
    List<String> distinct = questions.stream().distinct().toList();
    for (List<String> batch : batches(distinct)) {
      monitor.check();
      PreparedQuestions asked = searcher.embedded(batch);
      List<List<SearchHit>> found = searcher.search(asked, DEPTH, SearchMode.HYBRID);
      note(batch, asked);
      for (int i = 0; i < batch.size(); i++) {
        List<String> ids = found.get(i).stream().map(SearchHit::externalId).toList();
        probes.put(
            batch.get(i), new RetrievalProbe(ids, lead(found.get(i)), nearest(batch.get(i))));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      monitor.at(new TaskProgress("stage.diagnose", probes.size(), distinct.size(), elapsed));
    }
    return questions.stream()
        .map(question -> Objects.requireNonNull(probes.get(question)))
        .toList();
  }

  private static List<List<String>> batches(List<String> questions) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      batches.add(questions.subList(from, Math.min(from + BATCH, questions.size())));
    }
    return batches;
  }

  /** Keeps the cosine of the most similar document. */
  private void note(List<String> questions, PreparedQuestions asked) {
    List<List<SearchHit>> first = searcher.search(asked, 1, SearchMode.DENSE);
    for (int i = 0; i < questions.size(); i++) {
      nearest.put(
          questions.get(i), first.get(i).isEmpty() ? -1.0 : first.get(i).getFirst().score());
    }
  }

  private double nearest(String question) {
    return Objects.requireNonNull(nearest.get(question));
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
    List<String> questions = golden.stream().map(GoldenQuestion::question).toList();
    List<String> unknown =
        questions.stream().filter(question -> !nearest.containsKey(question)).distinct().toList();
    for (List<String> batch : batches(unknown)) {
      monitor.check();
      note(batch, searcher.embedded(batch));
    }
    return questions.stream()
        .map(this::nearest)
        .sorted()
        .skip(questions.size() / 50)
        .findFirst()
        .orElse(NEAR);
  }
}
