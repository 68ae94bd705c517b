package dev.retune.index.tuning;

import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.search.DocumentRanking;
import dev.retune.index.search.DocumentTable;
import dev.retune.index.search.HybridRanking;
import dev.retune.index.search.LexicalRanking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.VectorUtil;

/** The dense and the lexical ranking of the documents of a trial index, for each question. */
final class TrialRankings implements AutoCloseable {
  private final IndexSpec layout;
  private final IndexSearcher searcher;
  private final DocumentTable documents;
  private final List<GoldenQuestion> questions;
  private final EmbeddedQuestions asked;
  private final KoreanEnglishAnalyzer analyzer;

  TrialRankings(
      IndexSpec layout,
      DirectoryReader reader,
      DocumentTable documents,
      List<GoldenQuestion> questions,
      EmbeddedQuestions asked) {
    this.layout = layout;
    this.searcher = new IndexSearcher(reader);
    this.documents = documents;
    this.questions = questions;
    this.asked = asked;
    this.analyzer = new KoreanEnglishAnalyzer(layout.analysis());
  }

  /** Ranks by the cosine with a question, given by index. */
  DocumentRanking dense(int place, float[][] images) {
    DocumentRanking dense = DocumentRanking.ofMost(documents.size());
    for (int c = 0; c < images.length; c++) {
      float cosine = VectorUtil.dotProduct(asked.vector(place), images[c]);
      dense.offer(documents.documentOf(c), c, cosine);
    }
    return dense;
  }

  /** Ranks by the words of a question, given by index. */
  DocumentRanking lexical(int place, HybridWeights weights) {
    try {
      String question = questions.get(place).question();
      Optional<Query> query = analyzer.query(question, weights, folds(place));
      return query.isPresent()
          ? LexicalRanking.of(searcher, documents, query.get())
          : DocumentRanking.ofMost(documents.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both rankings of a question, given by index, to be mixed. */
  HybridRanking hybrid(int place, float[][] images, HybridWeights weights, int depth) {
    return new HybridRanking(dense(place, images), lexical(place, weights), depth);
  }

  /** The weight of the dense ranking of a question, given by index. */
  double denseWeight(int place, HybridWeights weights) {
    return asked.strange()[place] ? weights.strange() : weights.dense();
  }

  /** The folds of past questions that do not contain this question. */
  private int[] folds(int place) {
    int own = PastQuestions.fold(place, questions.size());
    return IntStream.range(0, layout.questions().isPresent() ? PastQuestions.FOLDS : 0)
        .filter(fold -> fold != own)
        .toArray();
  }

  @Override
  public void close() {
    analyzer.close();
  }
}
