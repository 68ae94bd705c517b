package dev.retune.index.build;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import dev.retune.support.TestFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A workspace with documents in its own folder, with all services for indexing them. Registered as
 * an extension it has a new one for each test.
 */
public final class IndexFixture implements AutoCloseable, AfterEachCallback {
  public final Path home;
  public final Workspace workspace;
  public final IndexDirectoryStore store;
  public final IndexVersionRepository versions;
  public final IndexPromotionRepository promotions;
  public final DocumentRepository documents;
  public final HashingModelCatalog models = new HashingModelCatalog();
  public final IndexBuilder builder;
  private final Clock clock = Clock.systemUTC();

  /** A fixture in a folder of its own, with a number of documents. */
  public static IndexFixture filled(int documents) {
    IndexFixture fixture = new IndexFixture(TestFolders.create("retune-index"));
    fixture.fill(documents);
    return fixture;
  }

  public IndexFixture(Path home) {
    this(home, DatabaseUrl.h2File(home.resolve("retune")));
  }

  public IndexFixture(Path home, TestDatabases kind) {
    this(home, kind.migrated());
  }

  private IndexFixture(Path home, DatabaseUrl url) {
    this.home = home;
    workspace = Workspace.open(url, EntityClasses.all());
    store = new IndexDirectoryStore(home);
    versions = new IndexVersionRepository(workspace, store, clock);
    promotions = new IndexPromotionRepository(workspace, versions, store, clock);
    documents = new DocumentRepository(workspace);
    builder = new IndexBuilder(() -> IndexCorpus.of(documents), store, versions, models);
  }

  public static NewDocument document(String id, String title, String body) {
    return new NewDocument(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.of(title),
        Optional.empty(),
        body,
        Optional.empty());
  }

  public void put(String source, NewDocument... rows) {
    Source known = new SourceRepository(workspace, clock).named(source, Source.Kind.FILES);
    new FeedbackStore(workspace, clock, new ReviewItemRepository())
        .store(known, InputBatch.ofDocuments(List.of(rows)));
  }

  /** Documents a, b, c ... with different words. */
  public void fill(int count) {
    NewDocument[] rows = new NewDocument[count];
    for (int i = 0; i < count; i++) {
      rows[i] = document("d" + i, "Title " + i, "word" + i + " other" + (i / 2) + " common");
    }
    put("default", rows);
  }

  public void delete(String externalId) {
    run("update document set deleted_at = now() where external_id = '" + externalId + "'");
  }

  public void run(String sql) {
    workspace.run(session -> session.createNativeMutationQuery(sql).executeUpdate());
  }

  public long count(String sql) {
    return workspace.read(session -> session.createNativeQuery(sql, Long.class).getSingleResult());
  }

  public IndexSpec spec(int chunkTokens) {
    return IndexSpec.of(models.find("hashing"), IndexedTextFormat.DEFAULT, chunkTokens);
  }

  public IndexBuildResult build(int chunkTokens) {
    return builder.build(spec(chunkTokens), IndexBuildOptions.none(), ProgressMonitor.none());
  }

  /** Builds a version and promotes it. */
  public IndexVersion publish(int chunkTokens) {
    return promotions.promote(build(chunkTokens).version().id(), "tester");
  }

  public List<SearchHit> search(IndexVersion version, String text, SearchMode mode) {
    try (LazyEmbedder model = new LazyEmbedder(models, version.spec().modelId());
        VersionSearcher searcher =
            VersionSearcher.open(store, version, model, models.rerankers())) {
      return searcher.search(text, 10, mode);
    }
  }

  public List<String> found(IndexVersion version, String text, SearchMode mode) {
    return search(version, text, mode).stream().map(SearchHit::externalId).toList();
  }

  /** The content of all files of a version. */
  Map<String, List<Byte>> files(IndexVersion version) {
    try (var list = Files.list(store.directory(version.id()))) {
      Map<String, List<Byte>> files = new TreeMap<>();
      for (Path file : list.toList()) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : Files.readAllBytes(file)) {
          bytes.add(b);
        }
        files.put(file.getFileName().toString(), bytes);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    workspace.close();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    close();
    TestFolders.delete(home);
  }
}
