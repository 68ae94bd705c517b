package dev.retune.index;

import dev.retune.fault.Busy;
import dev.retune.feedback.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Writes one version's files. What it has written is safe every few seconds, so a process that is
 * killed loses no more than that. A document's chunks are written together or not at all.
 */
final class VersionWriter implements AutoCloseable {
  // what a killed build may lose at most
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);
  private static final int COMMIT_CHUNKS = 2000;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final IndexStore store;
  private final IndexSpec spec;
  private final Words words;
  private final Learnt learnt;
  private final Directory directory;
  private final ExecutorService graphWorkers;
  private final IndexWriter writer;
  private long committedAt = System.nanoTime();
  private int uncommitted;

  private VersionWriter(
      IndexStore store,
      IndexSpec spec,
      Words words,
      Learnt learnt,
      Directory directory,
      ExecutorService graphWorkers,
      IndexWriter writer) {
    this.store = store;
    this.spec = spec;
    this.words = words;
    this.learnt = learnt;
    this.directory = directory;
    this.graphWorkers = graphWorkers;
    this.writer = writer;
  }

  /**
   * Opens files as an earlier build left them, or empty ones.
   *
   * @param label the version's, for people
   * @param learnt what the recipe names
   * @throws IOException when what is there cannot be gone on with
   * @throws Busy when another process writes them
   */
  static VersionWriter open(
      IndexStore store, Path folder, String label, IndexSpec spec, Learnt learnt)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    ExecutorService graphWorkers = Executors.newFixedThreadPool(CORES);
    Words words = new Words(spec.analysis());
    try {
      boolean begun = DirectoryReader.indexExists(directory);
      IndexWriter writer = new IndexWriter(directory, config(words, graphWorkers));
      try {
        learnt.write(folder);
        VersionWriter opened =
            new VersionWriter(store, spec, words, learnt, directory, graphWorkers, writer);
        opened.begin(begun);
        return opened;
      } catch (IOException | RuntimeException | Error e) {
        // else its lock would stay, and each later build be told that another process builds
        rollBack(writer, e);
        throw e;
      }
    } catch (LockObtainFailedException e) {
      shut(words, graphWorkers, directory);
      throw new Busy(e, "index.busy", label);
    } catch (IOException | RuntimeException | Error e) {
      shut(words, graphWorkers, directory);
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

  private static void shut(Words words, ExecutorService graphWorkers, Directory directory)
      throws IOException {
    words.close();
    graphWorkers.shutdown();
    directory.close();
  }

  private void begin(boolean begun) throws IOException {
    if (begun) {
      checkBegun();
    }
    // from here on the files say what they are, even if nothing more is ever written
    commit(false);
  }

  private void checkBegun() throws IOException {
    Map<String, String> said = new HashMap<>();
    writer.getLiveCommitData().forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    if (!store.isOf(said, spec)) {
      throw new IOException("the files are of another recipe");
    }
    try (DirectoryReader reader = reader()) {
      IndexStore.checkIntegrity(reader);
    }
  }

  private static IndexWriterConfig config(Words words, ExecutorService graphWorkers) {
    IndexWriterConfig config = new IndexWriterConfig(words);
    config.setCodec(
        new Lucene104Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            // a graph only where a search will use it
            return new Lucene99HnswVectorsFormat(
                Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
                CORES,
                CORES > 1 ? graphWorkers : null,
                (int) (DenseRanking.EXACT_UP_TO / Math.log(DenseRanking.EXACT_UP_TO)));
          }
        });
    return config;
  }

  /** Takes over all files of a complete version of the same recipe. */
  void seed(IndexVersion version) throws IOException {
    try (Directory from = FSDirectory.open(store.directory(version.id()))) {
      writer.addIndexes(from);
      commit(false);
    }
  }

  boolean isEmpty() {
    return writer.getDocStats().numDocs == 0;
  }

  /** What is written so far. */
  DirectoryReader reader() throws IOException {
    return DirectoryReader.open(writer);
  }

  /** Writes a document in place of what was there of it. */
  void replace(Document document, List<Chunk> chunks, List<float[]> vectors) throws IOException {
    List<Iterable<? extends org.apache.lucene.index.IndexableField>> block = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      block.add(Fields.of(words, document, chunks.get(i), vectors.get(i), learnt));
    }
    writer.updateDocuments(Fields.document(document.id()), block);
    uncommitted += chunks.size();
    boolean due = System.nanoTime() - committedAt > COMMIT_EVERY.toNanos();
    if (due || uncommitted >= COMMIT_CHUNKS) {
      commit(false);
    }
  }

  /** Deletes the documents that are not among these. */
  void retain(Set<Long> documents) throws IOException {
    List<Term> gone = new ArrayList<>();
    try (DirectoryReader reader = reader()) {
      for (LeafReaderContext leaf : reader.leaves()) {
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.DOCUMENT_ID);
        while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (!documents.contains(ids.longValue())) {
            gone.add(Fields.document(ids.longValue()));
          }
        }
      }
    }
    writer.deleteDocuments(gone.toArray(new Term[0]));
  }

  /** Puts all into one piece, without traces of what was deleted; returns how many chunks. */
  long finish() throws IOException {
    writer.forceMerge(1);
    commit(true);
    return writer.getDocStats().numDocs;
  }

  private void commit(boolean complete) throws IOException {
    writer.setLiveCommitData(store.says(spec, complete).entrySet());
    writer.commit();
    committedAt = System.nanoTime();
    uncommitted = 0;
  }

  @Override
  public void close() throws IOException {
    try (directory;
        graphWorkers;
        words) {
      writer.close();
    }
  }
}
