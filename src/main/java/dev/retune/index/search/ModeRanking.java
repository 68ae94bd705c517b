package dev.retune.index.search;

import dev.retune.embedding.model.Embedder;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.SearchMode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Ranks the documents of a version for a question, in any mode. */
final class ModeRanking {
  private final IndexSpec spec;
  private final IndexSearcher searcher;
  private final DocumentTable documents;
  private final Supplier<Embedder> model;
  private final KoreanEnglishAnalyzer analyzer;
  private final int[] folds;

  ModeRanking(
      IndexSpec spec,
      DirectoryReader reader,
      DocumentTable documents,
      Supplier<Embedder> model,
      KoreanEnglishAnalyzer analyzer) {
    this.spec = spec;
    this.searcher = new IndexSearcher(reader);
    this.documents = documents;
    this.model = model;
    this.analyzer = analyzer;
    this.folds =
        IntStream.range(0, spec.questions().isPresent() ? PastQuestions.FOLDS : 0).toArray();
  }

  /**
   * Ranks at least as many documents as wanted.
   *
   * @param vector of the text; not used by a lexical search
   */
  DocumentRanking of(String text, float[] vector, int k, SearchMode mode) throws IOException {
    int wanted = Math.min(k, Math.max(1, documents.size()));
    return switch (mode) {
      case DENSE -> DenseRanking.of(searcher, documents, vector, wanted);
      case LEXICAL -> lexical(text, wanted, DocumentRanking.ofFew());
      case HYBRID -> {
        int depth = Math.max(wanted, HybridRanking.CANDIDATES);
        DocumentRanking dense = DenseRanking.of(searcher, documents, vector, depth);
        double weight = spec.weighing().denseFor(model.get().outOfVocabularyRatio(text));
        yield new HybridRanking(dense, lexical(text, depth, dense), wanted).weighed(weight);
      }
    };
  }

  private DocumentRanking lexical(String text, int wanted, DocumentRanking besides)
      throws IOException {
    Optional<Query> query = analyzer.query(text, spec.weighing(), folds);
    if (query.isEmpty()) {
      return DocumentRanking.ofFew();
    }
    return DenseRanking.isLarge(searcher)
        ? LexicalRanking.near(searcher, documents, query.get(), wanted, besides)
        : LexicalRanking.of(searcher, documents, query.get());
  }
}
