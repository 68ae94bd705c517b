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

/**
 * The index directory. One process writes at a time; any number of processes read the last commit.
 */
final class TextIndexDirectory implements AutoCloseable {
  private static final double BUFFER_MB = 64;

  private final Directory directory;
  private Optional<SearcherManager> searchers = Optional.empty();

  TextIndexDirectory(Path folder) throws IOException {
    Files.createDirectories(folder);
    directory = FSDirectory.open(folder);
  }

  /** User data of the last commit; empty when there is no readable commit. */
  Optional<Map<String, String>> commitData() throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Optional.empty();
    }
    return Optional.of(SegmentInfos.readLatestCommit(directory).getUserData())
        .filter(SyncPositions::isReadable);
  }

  /**
   * Opens the index for writing; throws {@code LockObtainFailedException} while another process
   * writes.
   */
  IndexWriter writer() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setIndexSort(IndexedVote.ORDER);
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    // uncommitted documents are indexed again; committing them would record wrong positions
    config.setCommitOnClose(false);
    return new IndexWriter(directory, config);
  }

  /** Deletes all files, unless a process is writing. */
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

  /** Searchers over the last commit, which must exist. */
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
