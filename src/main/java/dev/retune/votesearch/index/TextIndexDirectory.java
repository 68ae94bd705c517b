package dev.retune.votesearch.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/** The index's folder: one process writes at a time, any number read what was committed. */
final class TextIndexDirectory implements AutoCloseable {
  private static final double BUFFER_MB = 64;

  private final Directory directory;
  private Optional<SearcherManager> searchers = Optional.empty();

  TextIndexDirectory(Path folder) throws IOException {
    Files.createDirectories(folder);
    directory = FSDirectory.open(folder);
  }

  /** What the newest commit tells; empty when there is none that this program can read. */
  Optional<Map<String, String>> told() throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Optional.empty();
    }
    return Optional.of(SegmentInfos.readLatestCommit(directory).getUserData())
        .filter(SyncPositions::isReadable);
  }

  /** Opens for writing; throws {@code LockObtainFailedException} while another process writes. */
  IndexWriter writer() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setIndexSort(IndexedVote.ORDER);
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    // what is not committed is done again; a commit in the middle would tell marks of another time
    config.setCommitOnClose(false);
    return new IndexWriter(directory, config);
  }

  /** Deletes all, unless a process is writing. */
  synchronized void clear() throws IOException {
    closeSearchers();
    try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
    }
  }

  /** The searchers over the newest commit; there must be one. */
  synchronized SearcherManager searchers() throws IOException {
    if (searchers.isEmpty()) {
      searchers = Optional.of(new SearcherManager(directory, new SearcherFactory()));
    }
    SearcherManager manager = searchers.get();
    manager.maybeRefreshBlocking();
    return manager;
  }

  private void closeSearchers() throws IOException {
    if (searchers.isPresent()) {
      searchers.get().close();
      searchers = Optional.empty();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closeSearchers();
    directory.close();
  }
}
