package dev.retune.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Documents by the BM25 score of their best chunk; only those that have any of the words. */
final class LexicalRanking extends SimpleCollector {
  private final DocumentTable documents;
  private final Ranking ranking;
  private int base;
  private Scorable scorer = new Nothing();

  private LexicalRanking(DocumentTable documents) {
    this.documents = documents;
    this.ranking = new Ranking(documents.size());
  }

  static Ranking of(
      IndexSearcher searcher,
      DocumentTable documents,
      Words words,
      String question,
      double headWeight)
      throws IOException {
    LexicalRanking collector = new LexicalRanking(documents);
    var query = words.query(question, headWeight);
    if (query.isPresent()) {
      collect(searcher, query.get(), collector);
    }
    return collector.ranking;
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
