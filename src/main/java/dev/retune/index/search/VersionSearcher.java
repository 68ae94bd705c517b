package dev.retune.index.search;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.TextNormalizer;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.index.model.IndexFields;
import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.LazyReranker;
import dev.retune.index.model.Reranking;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/** Searches one version. Thread-safe. */
public final class VersionSearcher implements AutoCloseable {
  private final IndexVersion version;
  private final DirectoryReader reader;
  private final Closeable own;
  private final SearchHitReader hits;
  private final QuestionEmbedder questions;
  private final KoreanEnglishAnalyzer analyzer;
  private final ModeRanking rankings;
  private final Optional<LazyReranker> reranker;

  private VersionSearcher(
      IndexVersion version,
      DirectoryReader reader,
      Supplier<Embedder> model,
      RerankerCatalog rerankers,
      Closeable own)
      throws IOException {
    this.version = version;
    this.reader = reader;
    DocumentTable documents = new DocumentTable(reader);
    this.own = own;
    this.hits = new SearchHitReader(reader, documents);
    this.questions = new QuestionEmbedder(version.spec(), model);
    this.analyzer = new KoreanEnglishAnalyzer(version.spec().analysis());
    this.rankings = new ModeRanking(version.spec(), reader, documents, model, analyzer);
    this.reranker = version.spec().reranking().map(recipe -> new LazyReranker(rerankers, recipe));
  }

  /**
   * Opens the files of a version.
   *
   * @param model opened only by dense and hybrid searches; the caller must close it
   * @param rerankers among which hybrid searches find the recipe's reranker, if it has one
   * @throws UnavailableException when the files cannot be read or belong to another spec
   */
  public static VersionSearcher open(
      IndexDirectoryStore store,
      IndexVersion version,
      Supplier<Embedder> model,
      RerankerCatalog rerankers) {
    return open(store, version, model, rerankers, () -> {});
  }

  /**
   * Opens a version with its own model, which is opened on first use and closed with the searcher.
   */
  public static VersionSearcher open(
      IndexDirectoryStore store, IndexVersion version, ModelCatalog models) {
    LazyEmbedder model = new LazyEmbedder(models, version.spec().modelId());
    return open(store, version, model, models.rerankers(), model::close);
  }

  private static VersionSearcher open(
      IndexDirectoryStore store,
      IndexVersion version,
      Supplier<Embedder> model,
      RerankerCatalog rerankers,
      Closeable own) {
    DirectoryReader reader = store.open(version);
    try {
      return new VersionSearcher(version, reader, model, rerankers, own);
    } catch (IOException e) {
      IOUtils.closeWhileHandlingException(reader);
      throw unreadable(e, version);
    } catch (RuntimeException e) {
      IOUtils.closeWhileHandlingException(reader);
      throw e;
    }
  }

  private static UnavailableException unreadable(IOException cause, IndexVersion version) {
    return new UnavailableException(
        cause, "index.unreadable", version.label(), String.valueOf(cause.getMessage()));
  }

  /** The version that is searched. */
  public IndexVersion version() {
    return version;
  }

  /**
   * The best documents, best first; ties are ordered by document id.
   *
   * @param k maximum number of hits, at least 1
   * @throws InvalidInputException when the model is not the one the version was built with
   * @throws UnavailableException when a hybrid search needs a reranker that is not installed
   */
  public List<SearchHit> search(String text, int k, SearchMode mode) {
    return search(List.of(text), k, mode).getFirst();
  }

  /** Searches for many questions, embedding them in batches; results are in their order. */
  public List<List<SearchHit>> search(List<String> texts, int k, SearchMode mode) {
    return search(prepared(texts, mode), k, mode);
  }

  /** Embeds questions, so that several searches for them need not do it again. */
  public PreparedQuestions embedded(List<String> texts) {
    return prepared(texts, SearchMode.DENSE);
  }

  /** Searches for questions that were embedded here; results are in their order. */
  public List<List<SearchHit>> search(PreparedQuestions asked, int k, SearchMode mode) {
    if (k < 1) {
      throw new InvalidInputException("index.badCount", String.valueOf(k));
    }
    return found(asked, k, mode);
  }

  private PreparedQuestions prepared(List<String> texts, SearchMode mode) {
    List<String> spelled = texts.stream().map(this::spelled).toList();
    return new PreparedQuestions(spelled, questions.vectors(spelled, mode));
  }

  private String spelled(String text) {
    return version.spec().usesComposedText() ? TextNormalizer.composed(text) : text;
  }

  private List<List<SearchHit>> found(PreparedQuestions asked, int k, SearchMode mode) {
    List<List<SearchHit>> all = new ArrayList<>();
    try {
      for (int i = 0; i < asked.texts().size(); i++) {
        all.add(hits.of(ranking(asked.texts().get(i), asked.vectors().get(i), k, mode), k));
      }
    } catch (IOException e) {
      throw unreadable(e, version);
    }
    return all;
  }

  private DocumentRanking ranking(String text, float[] vector, int k, SearchMode mode)
      throws IOException {
    if (mode != SearchMode.HYBRID || reranker.isEmpty()) {
      return rankings.of(text, vector, k, mode);
    }
    Reranking recipe = version.spec().reranking().orElseThrow();
    int wanted = Math.max(k, recipe.depth());
    return RerankedRanking.of(
        recipe,
        reranker.get().get(),
        text,
        rankings.of(text, vector, wanted, mode),
        wanted,
        reader.storedFields());
  }

  /** Title and first part of a document; empty when the version does not have it. */
  public Optional<String> beginning(String externalId) {
    try {
      return new ExactTermLookup(reader, IndexFields.EXTERNAL_ID)
          .stored(new BytesRef(externalId))
          .map(chunk -> chunk.get(IndexFields.TITLE) + "\n" + chunk.get(IndexFields.TEXT));
    } catch (IOException e) {
      throw unreadable(e, version);
    }
  }

  /** The number of these ids that no document has. */
  public long unknown(Set<String> externalIds) {
    return lacking(externalIds).size();
  }

  /** The ids that no document of the version has. */
  public Set<String> lacking(Set<String> externalIds) {
    ExactTermLookup known = new ExactTermLookup(reader, IndexFields.EXTERNAL_ID);
    return externalIds.stream()
        .filter(id -> !known.has(new BytesRef(id)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    try (var _ = own;
        var _ = reader.directory();
        reader) {
      analyzer.close();
      reranker.ifPresent(LazyReranker::close);
    } catch (IOException e) {
      throw unreadable(e, version);
    }
  }
}
