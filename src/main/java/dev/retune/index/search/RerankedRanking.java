package dev.retune.index.search;

import dev.retune.embedding.model.Reranker;
import dev.retune.index.model.IndexFields;
import dev.retune.index.model.Reranking;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;

/**
 * Reorders the best documents of a ranking by a reranker's scores. Both scores are standardised
 * over these documents and added with their weights; the documents below keep their order.
 */
public final class RerankedRanking {
  private final DocumentRanking ranking;
  private final int[] best;
  private final double[] searched;
  private final double[] reranked;

  private RerankedRanking(DocumentRanking ranking, int[] best, double[] scores) {
    this.ranking = ranking;
    this.best = best;
    this.searched =
        HybridRanking.standardised(
            IntStream.range(0, best.length).toArray(), i -> ranking.score(best[i]));
    this.reranked =
        HybridRanking.standardised(IntStream.range(0, best.length).toArray(), i -> scores[i]);
  }

  /**
   * Scores the best documents of a ranking.
   *
   * @param depth how many
   * @param stored the fields of the index
   */
  public static RerankedRanking of(
      Reranker model, String question, DocumentRanking ranking, int depth, StoredFields stored)
      throws IOException {
    int[] best = ranking.top(depth);
    String[] passages = new String[best.length];
    for (int i = 0; i < best.length; i++) {
      passages[i] = passage(stored.document(ranking.chunk(best[i])));
    }
    return new RerankedRanking(ranking, best, model.score(question, List.of(passages)));
  }

  /** Title, section and the part of the body that was found, on a line each. */
  private static String passage(Document chunk) {
    return Stream.of(IndexFields.TITLE, IndexFields.SECTION, IndexFields.TEXT)
        .map(chunk::get)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** The ranking with a weight of the reranker's score. */
  DocumentRanking weighed(double weight, int wanted) {
    DocumentRanking all = DocumentRanking.ofFew();
    float lowest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < best.length; i++) {
      float score = score(i, weight);
      lowest = Math.min(lowest, score);
      all.offer(best[i], ranking.chunk(best[i]), score);
    }
    if (best.length == 0) {
      return all;
    }
    float last = ranking.score(best[best.length - 1]);
    for (int document : ranking.top(Math.max(wanted, best.length))) {
      if (!all.has(document)) {
        // keeps the distances of the search below the worst of the reordered documents
        all.offer(document, ranking.chunk(document), below(lowest, ranking.score(document) - last));
      }
    }
    return all;
  }

  private static float below(float lowest, float distance) {
    return Math.min(Math.nextDown(lowest), lowest + distance);
  }

  private float score(int place, double weight) {
    return (float) (weight * reranked[place] + (1 - weight) * searched[place]);
  }

  /** The best documents with a weight of the reranker's score, among those that it scored. */
  public int[] top(double weight, int k) {
    return weighed(weight, best.length).top(k);
  }

  /** The ranking of a recipe. */
  static DocumentRanking of(
      Reranking recipe,
      Reranker model,
      String question,
      DocumentRanking ranking,
      int wanted,
      StoredFields stored)
      throws IOException {
    return of(model, question, ranking, recipe.depth(), stored).weighed(recipe.weight(), wanted);
  }
}
