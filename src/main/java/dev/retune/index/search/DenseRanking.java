package dev.retune.index.search;

import dev.retune.index.model.IndexFields;
import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;

/** Documents by the cosine of their best chunk's vector and a question's. */
public final class DenseRanking {
  /**
   * Up to this many chunks every vector is compared (a few milliseconds); beyond, Lucene's graph
   * finds near ones.
   */
  public static final int EXACT_UP_TO = 100_000;

  // chunks that the graph is asked for, for each document wanted: a document may have several near
  static final int CHUNKS_PER_DOCUMENT = 5;

  // fewer, and the graph misses more of the ten nearest than one in thirty
  private static final int LEAST_CHUNKS = 200;

  private DenseRanking() {}

  /**
   * Ranks documents.
   *
   * @param wanted how many must be right at the top
   */
  static DocumentRanking of(
      IndexSearcher searcher, DocumentTable documents, float[] question, int wanted)
      throws IOException {
    return isLarge(searcher)
        ? near(searcher, documents, question, wanted)
        : exact(searcher, documents, question);
  }

  /** Whether not every chunk is looked at. */
  static boolean isLarge(IndexSearcher searcher) {
    return searcher.getIndexReader().maxDoc() > EXACT_UP_TO;
  }

  public static DocumentRanking exact(
      IndexSearcher searcher, DocumentTable documents, float[] question) throws IOException {
    DocumentRanking ranking = DocumentRanking.ofMost(documents.size());
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      compare(leaf, documents, question, ranking);
    }
    return ranking;
  }

  public static DocumentRanking near(
      IndexSearcher searcher, DocumentTable documents, float[] question, int wanted)
      throws IOException {
    DocumentRanking ranking = DocumentRanking.ofFew();
    long most = Math.max(LEAST_CHUNKS, (long) wanted * CHUNKS_PER_DOCUMENT);
    int chunks = (int) Math.min(most, searcher.getIndexReader().maxDoc());
    var query = new KnnFloatVectorQuery(IndexFields.VECTOR, question, chunks);
    for (ScoreDoc hit : searcher.search(query, chunks).scoreDocs) {
      ranking.offer(documents.documentOf(hit.doc), hit.doc, cosine(hit.score));
    }
    return ranking;
  }

  private static void compare(
      LeafReaderContext leaf, DocumentTable documents, float[] question, DocumentRanking ranking)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(IndexFields.VECTOR);
    if (vectors == null) {
      return;
    }
    VectorScorer scorer = vectors.scorer(question);
    DocIdSetIterator chunks = scorer.iterator();
    while (chunks.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int chunk = leaf.docBase + chunks.docID();
      ranking.offer(documents.documentOf(chunk), chunk, cosine(scorer.score()));
    }
  }

  // Lucene's score of a dot product is (1 + dot) / 2
  private static float cosine(float score) {
    return 2 * score - 1;
  }
}
