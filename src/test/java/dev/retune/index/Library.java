package dev.retune.index;

import dev.retune.app.Entities;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.feedback.Batch;
import dev.retune.feedback.DocumentRow;
import dev.retune.feedback.Documents;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.house.Databases;
import dev.retune.work.Monitor;
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

/** A workspace with documents, and all that indexes them, in a folder of its own. */
final class Library implements AutoCloseable {
  final Path home;
  final Workspace workspace;
  final IndexStore store;
  final IndexVersions versions;
  final Documents documents;
  final HashingModels models = new HashingModels();
  final IndexBuilder builder;
  private final Clock clock = Clock.systemUTC();

  Library(Path home) {
    this(home, DatabaseUrl.h2File(home.resolve("retune")));
  }

  Library(Path home, Databases kind) {
    this(home, kind.migrated());
  }

  private Library(Path home, DatabaseUrl url) {
    this.home = home;
    workspace = Workspace.open(url, Entities.all());
    store = new IndexStore(home);
    versions = new IndexVersions(workspace, store, clock);
    documents = new Documents(workspace);
    builder = new IndexBuilder(documents, store, versions, models);
  }

  static DocumentRow document(String id, String title, String body) {
    return new DocumentRow(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.of(title),
        Optional.empty(),
        body,
        Optional.empty());
  }

  void put(String source, DocumentRow... rows) {
    Source known = new Sources(workspace, clock).named(source, Source.Kind.FILES, Optional.empty());
    new FeedbackStore(workspace, clock).store(known, Batch.ofDocuments(List.of(rows)));
  }

  /** Documents a, b, c ... of different words. */
  void fill(int count) {
    DocumentRow[] rows = new DocumentRow[count];
    for (int i = 0; i < count; i++) {
      rows[i] = document("d" + i, "Title " + i, "word" + i + " other" + (i / 2) + " common");
    }
    put("default", rows);
  }

  void delete(String externalId) {
    run("update document set deleted_at = now() where external_id = '" + externalId + "'");
  }

  void run(String sql) {
    workspace.run(session -> session.createNativeMutationQuery(sql).executeUpdate());
  }

  long count(String sql) {
    return workspace.read(session -> session.createNativeQuery(sql, Long.class).getSingleResult());
  }

  IndexSpec spec(int chunkTokens) {
    return IndexSpec.of(models.find("hashing"), TextFormat.DEFAULT, chunkTokens);
  }

  BuildResult build(int chunkTokens) {
    return builder.build(spec(chunkTokens), BuildOptions.none(), Monitor.none());
  }

  /** Builds and makes live. */
  IndexVersion publish(int chunkTokens) {
    return versions.promote(build(chunkTokens).version().id(), "tester");
  }

  List<SearchHit> search(IndexVersion version, String text, Mode mode) {
    try (LazyModel model = new LazyModel(models, version.spec().modelId());
        Searcher searcher = Searcher.open(store, version, model)) {
      return searcher.search(text, 10, mode);
    }
  }

  List<String> found(IndexVersion version, String text, Mode mode) {
    return search(version, text, mode).stream().map(SearchHit::externalId).toList();
  }

  /** Every file of a version with its bytes. */
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
}
