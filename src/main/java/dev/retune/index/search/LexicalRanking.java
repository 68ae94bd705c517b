package dev.retune.index.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Weight;

/**
 * Ranks documents by the BM25 score of their best chunk; documents without a matching word have
 * none.
 */
public final class LexicalRanking extends SimpleCollector {
  private final DocumentTable documents;
  private final DocumentRanking ranking;
  private int base;
  private Scorable scorer = new Nothing();

  private LexicalRanking(DocumentTable documents) {
    this.documents = documents;
    this.ranking = DocumentRanking.ofMost(documents.size());
  }

  public static DocumentRanking of(IndexSearcher searcher, DocumentTable documents, Query query)
      throws IOException {
    LexicalRanking collector = new LexicalRanking(documents);
    collect(searcher, query, collector);
    return collector.ranking;
  }

  /**
   * Ranks documents of a large index, where a common word occurs in too many chunks to score all.
   *
   * @param wanted number of top documents that must be correct
   * @param besides documents found by other means, which are scored too if they match
   */
  static DocumentRanking near(
      IndexSearcher searcher,
      DocumentTable documents,
      Query query,
      int wanted,
      DocumentRanking besides)
      throws IOException {
    DocumentRanking ranking = DocumentRanking.ofFew();
    Query rewritten = searcher.rewrite(query);
    long most = (long) wanted * DenseRanking.CHUNKS_PER_DOCUMENT;
    int chunks = (int) Math.min(most, searcher.getIndexReader().maxDoc());
    for (ScoreDoc hit : searcher.search(rewritten, chunks).scoreDocs) {
      ranking.offer(documents.documentOf(hit.doc), hit.doc, hit.score);
    }
    int[] others =
        besides
            .documents()
            .filter(document -> !ranking.has(document))
            .flatMap(document -> documents.chunksBeside(besides.chunk(document)))
            .sorted()
            .toArray();
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      score(
          weight,
          leaf,
          others,
          (doc, score) -> ranking.offer(documents.documentOf(doc), doc, score));
    }
    return ranking;
  }

  /** Receives the score of a chunk. */
  private interface Sink {
    void accept(int chunk, float score);
  }

  private static void score(Weight weight, LeafReaderContext leaf, int[] chunks, Sink sink)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return;
    }
    DocIdSetIterator matches = scorer.iterator();
    for (int chunk : chunks) {
      int doc = chunk - leaf.docBase;
      if (doc < 0 || doc >= leaf.reader().maxDoc()) {
        continue;
      }
      if (matches.docID() < doc) {
        matches.advance(doc);
      }
      if (matches.docID() == doc) {
        sink.accept(chunk, scorer.score());
      }
    }
  }

  @SuppressWarnings("deprecation") // one collector, for files that are one piece
  private static void collect(IndexSearcher searcher, Query query, LexicalRanking collector)
      throws IOException {
    searcher.search(query, collector);
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) {
    base = leaf.docBase;
  }

  @Override
  public void setScorer(Scorable scorer) {
    this.scorer = scorer;
  }

  @Override
  public void collect(int doc) throws IOException {
    ranking.offer(documents.documentOf(base + doc), base + doc, scorer.score());
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE;
  }

  private static final class Nothing extends Scorable {
    @Override
    public float score() {
      return 0;
    }
  }
}
