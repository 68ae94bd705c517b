package dev.retune.index.build;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.feedback.model.Document;
import dev.retune.index.model.DocumentChunk;
import dev.retune.index.model.IndexFields;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.version.IndexCommitData;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Writes the files of one version. Commits every few seconds, so that a killed process loses little
 * work. The chunks of a document are written together or not at all.
 */
public final class IndexVersionWriter implements AutoCloseable {
  // the most work that a killed build may lose
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);
  private static final int COMMIT_CHUNKS = 2000;

  private final IndexDirectoryStore store;
  private final IndexCommitData commits = new IndexCommitData();
  private final IndexSpec spec;
  private final KoreanEnglishAnalyzer analyzer;
  private final LearnedRanking learnt;
  private final Directory directory;
  private final ExecutorService graphWorkers;
  private final IndexWriter writer;
  private long committedAt = System.nanoTime();
  private int uncommitted;

  private IndexVersionWriter(
      IndexDirectoryStore store,
      IndexSpec spec,
      KoreanEnglishAnalyzer analyzer,
      LearnedRanking learnt,
      Directory directory,
      ExecutorService graphWorkers,
      IndexWriter writer) {
    this.store = store;
    this.spec = spec;
    this.analyzer = analyzer;
    this.learnt = learnt;
    this.directory = directory;
    this.graphWorkers = graphWorkers;
    this.writer = writer;
  }

  /**
   * Opens the files of an earlier build, or creates empty ones.
   *
   * @param label the version's display name
   * @param learnt the trained parts named by the spec
   * @throws IOException when the existing files cannot be resumed
   * @throws LeaseBusyException when another process writes them
   */
  public static IndexVersionWriter open(
      IndexDirectoryStore store, Path folder, String label, IndexSpec spec, LearnedRanking learnt)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    ExecutorService graphWorkers = Executors.newFixedThreadPool(IndexWriterSettings.CORES);
    KoreanEnglishAnalyzer analyzer = new KoreanEnglishAnalyzer(spec.analysis());
    try {
      boolean exists = DirectoryReader.indexExists(directory);
      IndexWriter writer =
          new IndexWriter(directory, IndexWriterSettings.of(analyzer, graphWorkers));
      try {
        learnt.write(folder);
        IndexVersionWriter opened =
            new IndexVersionWriter(store, spec, analyzer, learnt, directory, graphWorkers, writer);
        opened.commitSpec(exists);
        return opened;
      } catch (IOException | RuntimeException | Error e) {
        // otherwise its lock stays, and later builds report a build in another process
        rollBack(writer, e);
        throw e;
      }
    } catch (LockObtainFailedException e) {
      closeAll(analyzer, graphWorkers, directory);
      throw new LeaseBusyException(e, "index.busy", label);
    } catch (IOException | RuntimeException | Error e) {
      closeAll(analyzer, graphWorkers, directory);
      throw e;
    }
  }

  private static void rollBack(IndexWriter writer, Throwable cause) {
    try {
      writer.rollback();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static void closeAll(
      KoreanEnglishAnalyzer analyzer, ExecutorService graphWorkers, Directory directory)
      throws IOException {
    analyzer.close();
    graphWorkers.shutdown();
    directory.close();
  }

  private void commitSpec(boolean exists) throws IOException {
    if (exists) {
      checkExisting();
    }
    // commit the spec at once, so that the files identify themselves from the start
    commit(false);
  }

  private void checkExisting() throws IOException {
    if (!commits.isOf(writer, spec)) {
      throw new IOException("the files belong to another index specification");
    }
    try (DirectoryReader reader = reader()) {
      IndexDirectoryStore.checkIntegrity(reader);
    }
  }

  /** Copies all files of a complete version with the same spec. */
  void seed(IndexVersion version) throws IOException {
    try (Directory from = FSDirectory.open(store.directory(version.id()))) {
      writer.addIndexes(from);
      commit(false);
    }
  }

  boolean isEmpty() {
    return writer.getDocStats().numDocs == 0;
  }

  /** A reader over everything written so far. */
  DirectoryReader reader() throws IOException {
    return DirectoryReader.open(writer);
  }

  /** Writes a document, replacing its earlier chunks. */
  void replace(Document document, List<DocumentChunk> chunks, List<float[]> vectors)
      throws IOException {
    List<Iterable<? extends org.apache.lucene.index.IndexableField>> block = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      block.add(IndexFields.of(analyzer, document, chunks.get(i), vectors.get(i), learnt));
    }
    writer.updateDocuments(IndexFields.document(document.id()), block);
    uncommitted += chunks.size();
    boolean due = System.nanoTime() - committedAt > COMMIT_EVERY.toNanos();
    if (due || uncommitted >= COMMIT_CHUNKS) {
      commit(false);
    }
  }

  /** Deletes all documents except these. */
  public void retain(Set<Long> documents) throws IOException {
    try (DirectoryReader reader = reader()) {
      writer.deleteDocuments(IndexFields.documentsExcept(reader, documents).toArray(new Term[0]));
    }
  }

  /** Merges everything into one segment without deleted chunks and returns the number of chunks. */
  public long finish() throws IOException {
    writer.forceMerge(1);
    commit(true);
    return writer.getDocStats().numDocs;
  }

  private void commit(boolean complete) throws IOException {
    writer.setLiveCommitData(commits.of(spec, complete).entrySet());
    writer.commit();
    committedAt = System.nanoTime();
    uncommitted = 0;
  }

  @Override
  public void close() throws IOException {
    try (directory;
        graphWorkers;
        analyzer) {
      writer.close();
    }
  }
}
