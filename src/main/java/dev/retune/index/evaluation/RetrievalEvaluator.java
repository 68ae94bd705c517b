package dev.retune.index.evaluation;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Measures how well a version finds the relevant documents. */
public final class RetrievalEvaluator {
  public static final int DEPTH = 10;

  // how many questions are embedded in one batch
  private static final int BATCH = 128;

  /**
   * Runs every question; see {@link RetrievalEvaluation} for the metrics. Reports progress in
   * questions, stage {@code stage.evaluate}.
   */
  public RetrievalEvaluation evaluate(
      VersionSearcher searcher,
      List<GoldenQuestion> queries,
      SearchMode mode,
      ProgressMonitor monitor) {
    long start = System.nanoTime();
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < queries.size(); from += BATCH) {
      monitor.check();
      List<GoldenQuestion> batch = queries.subList(from, Math.min(from + BATCH, queries.size()));
      List<List<SearchHit>> hits =
          searcher.search(batch.stream().map(GoldenQuestion::question).toList(), DEPTH, mode);
      for (int i = 0; i < batch.size(); i++) {
        List<String> ids = hits.get(i).stream().map(SearchHit::externalId).toList();
        found.add(Found.of(ids, batch.get(i).relevantExternalIds()));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      monitor.at(new TaskProgress("stage.evaluate", found.size(), queries.size(), elapsed));
    }
    List<Double> ndcg = found.stream().map(Found::ndcg).toList();
    return new RetrievalEvaluation(
        searcher.version().id(),
        found.size(),
        queries.stream().mapToLong(q -> searcher.unknown(q.relevantExternalIds())).sum(),
        mean(found, f -> f.recall(1) > 0 ? 1 : 0),
        mean(found, f -> f.recall(5)),
        mean(found, f -> f.recall(DEPTH)),
        mean(found, Found::reciprocalRank),
        mean(found, Found::ndcg),
        LanguageFigure.of(searcher, queries, ndcg),
        ndcg);
  }

  private static double mean(List<Found> found, ToDoubleFunction<Found> measure) {
    return found.stream().mapToDouble(measure).average().orElse(0);
  }

  /**
   * The ranks at which the relevant documents of one question were found.
   *
   * @param ranks from 1, ascending, one for each relevant id that was found
   * @param relevant number of relevant ids
   */
  public record Found(List<Integer> ranks, int relevant) {

    /** Computes the ranks from the ids found, best first. */
    public static Found of(List<String> hits, Set<String> relevant) {
      List<Integer> ranks = new ArrayList<>();
      List<String> met = new ArrayList<>();
      for (int i = 0; i < Math.min(DEPTH, hits.size()); i++) {
        String id = hits.get(i);
        if (relevant.contains(id) && !met.contains(id)) {
          ranks.add(i + 1);
          met.add(id);
        }
      }
      return new Found(ranks, relevant.size());
    }

    double recall(int depth) {
      return ranks.stream().filter(rank -> rank <= depth).count() / (double) relevant;
    }

    double reciprocalRank() {
      return ranks.isEmpty() ? 0 : 1.0 / ranks.getFirst();
    }

    public double ndcg() {
      double gain = ranks.stream().mapToDouble(Found::gain).sum();
      double ideal = 0;
      for (int rank = 1; rank <= Math.min(relevant, DEPTH); rank++) {
        ideal += gain(rank);
      }
      return gain / ideal;
    }

    private static double gain(int rank) {
      return Math.log(2) / Math.log(rank + 1);
    }
  }
}
