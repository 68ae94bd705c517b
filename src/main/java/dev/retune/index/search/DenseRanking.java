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

/** Ranks documents by the cosine of the question's vector and their best chunk's. */
public final class DenseRanking {
  /**
   * Up to this many chunks all vectors are compared, which takes a few milliseconds; larger indexes
   * use Lucene's approximate graph search.
   */
  public static final int EXACT_UP_TO = 100_000;

  // chunks requested from the graph per document wanted, since a document may have several nearby
  static final int CHUNKS_PER_DOCUMENT = 5;

  // with fewer, the graph misses more than one in thirty of the ten nearest
  private static final int LEAST_CHUNKS = 200;

  private DenseRanking() {}

  /**
   * Ranks documents.
   *
   * @param wanted number of top documents that must be correct
   */
  static DocumentRanking of(
      IndexSearcher searcher, DocumentTable documents, float[] question, int wanted)
      throws IOException {
    return isLarge(searcher)
        ? near(searcher, documents, question, wanted)
        : exact(searcher, documents, question);
  }

  /** Whether the search is approximate. */
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
