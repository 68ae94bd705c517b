package dev.retune.index;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.search.DenseRanking;
import dev.retune.index.search.DocumentRanking;
import dev.retune.index.search.DocumentTable;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.VectorUtil;

/** Measures the recall of an index graph; in this package for access to internals. */
public final class GraphRecall {
  private GraphRecall() {}

  /** Returns the share of the ten nearest documents that are found, over all questions, 0 to 1. */
  public static double recallAt10(
      IndexDirectoryStore store, IndexVersion version, Embedder model, List<String> questions)
      throws IOException {
    double sum = 0;
    try (DirectoryReader reader = store.open(version)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      DocumentTable documents = new DocumentTable(reader);
      for (float[] vector : model.embed(questions, TextKind.QUERY)) {
        float[] question = VectorUtil.l2normalize(vector.clone());
        Set<Integer> exact = ten(DenseRanking.exact(searcher, documents, question));
        Set<Integer> near = ten(DenseRanking.near(searcher, documents, question, 10));
        sum += near.stream().filter(exact::contains).count() / (double) exact.size();
      }
    }
    return sum / questions.size();
  }

  private static Set<Integer> ten(DocumentRanking ranking) {
    return Arrays.stream(ranking.top(10)).boxed().collect(Collectors.toSet());
  }
}
