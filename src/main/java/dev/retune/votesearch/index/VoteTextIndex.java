package dev.retune.votesearch.index;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.repository.VoteChangeLog;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text index of a workspace, {@code home/find/WORKSPACE}. It follows the workspace's changes
 * before it answers, so that every row is found as it is; missing, broken or of another format, it
 * is made again. Of several processes on one home one writes, and the others wait for what it
 * writes.
 */
public final class VoteTextIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VoteTextIndex.class);

  // nobody can cancel a question, so it must not wait for a whole index to be made
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Path home;
  private final VoteChangeLog changes;
  private final IndexLockWait waiting;
  private final ReentrantLock writing = new ReentrantLock();
  private Optional<TextIndexDirectory> files = Optional.empty();

  /** Below a home; nothing is opened before it is needed. */
  public VoteTextIndex(Path home, VoteChangeLog changes) {
    this(home, changes, new IndexLockWait());
  }

  VoteTextIndex(Path home, VoteChangeLog changes, IndexLockWait waiting) {
    this.home = home;
    this.changes = changes;
    this.waiting = waiting;
  }

  /** Something asked of the index as it stands. */
  public interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }

  /** The same, of whatever it holds now; nothing when it was never made. */
  public <T> Optional<T> askAsItIs(Question<T> question) {
    if (!isThere()) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer(question));
    } catch (IOException e) {
      LOG.warn("the text index below {} cannot be read", home, e);
      return Optional.empty();
    }
  }

  /** How many votes it has to take over before it can answer. */
  public long behind() {
    // in this order, so that what is taken over meanwhile is not ahead
    SyncPositions positions = marks();
    Map<Long, Long> newest = changes.newest();
    if (positions.isAheadOf(newest)) {
      positions = SyncPositions.NONE;
    }
    if (positions.reach(newest)) {
      return 0;
    }
    long rows = 0;
    for (Map.Entry<Long, Long> entry : newest.entrySet()) {
      rows += changes.count(entry.getKey(), positions.of(entry.getKey()), entry.getValue());
    }
    return rows;
  }

  /**
   * Takes over all that was written before this was called, however long others write.
   *
   * @throws dev.retune.common.error.CancelledException when the monitor says so; what was taken
   *     over stays
   * @throws UnavailableException when the files cannot be written
   */
  public void follow(ProgressMonitor monitor) {
    follow(monitor, Long.MAX_VALUE);
  }

  /**
   * The same, waiting so long for whoever else writes.
   *
   * @throws LeaseBusyException when that was not enough
   */
  private void follow(ProgressMonitor monitor, long patienceNanos) {
    Map<Long, Long> newest = changes.newest();
    if (isThere() && marks().reach(newest) && !marks().isAheadOf(newest)) {
      return;
    }
    long began = waiting.nanoTime();
    while (!followed(newest, monitor)) {
      // another writes: either it gets there, or it ends and this one takes over
      monitor.check();
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException("progress.cancelled");
      }
      if (waiting.nanoTime() - began > patienceNanos) {
        throw new LeaseBusyException("votesearch.busy");
      }
    }
  }

  /** False when another thread or process went on writing for a moment, and is not there yet. */
  private boolean followed(Map<Long, Long> wanted, ProgressMonitor monitor) {
    if (!waiting.lock(writing)) {
      return isThere() && marks().reach(wanted);
    }
    try {
      // what others took over since was not the newest when this was called: marks are read first,
      // so that nobody can be ahead but of a workspace that was put back
      SyncPositions positions = marks();
      Map<Long, Long> newest = changes.newest();
      if (isThere() && positions.reach(newest) && !positions.isAheadOf(newest)) {
        return true;
      }
      if (positions.isAheadOf(newest) || told().isEmpty()) {
        files().clear();
      }
      try {
        write(newest, monitor);
      } catch (CorruptIndexException | FileNotFoundException | NoSuchFileException broken) {
        LOG.warn("the text index below {} is broken and is made again", home, broken);
        files().clear();
        write(newest, monitor);
      }
      return true;
    } catch (LockObtainFailedException e) {
      LOG.debug("another process writes the text index", e);
      waiting.pause();
      return isThere() && marks().reach(wanted);
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      writing.unlock();
    }
  }

  private void write(Map<Long, Long> newest, ProgressMonitor monitor) throws IOException {
    try (IndexWriter writer = files().writer()) {
      new VoteIndexUpdater(changes, writer, marks(), monitor).follow(newest);
    }
  }

  /**
   * The answer of an index that has followed; asked again of a fresh one if it is broken.
   *
   * @throws LeaseBusyException when others go on writing for too long
   */
  public <T> T ask(Question<T> question) {
    follow(ProgressMonitor.none(), PATIENCE_NANOS);
    try {
      try {
        return answer(question);
      } catch (CorruptIndexException | FileNotFoundException | NoSuchFileException broken) {
        LOG.warn("the text index below {} is broken and is made again", home, broken);
        clear();
        follow(ProgressMonitor.none(), PATIENCE_NANOS);
        return answer(question);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private <T> T answer(Question<T> question) throws IOException {
    SearcherManager manager = files().searchers();
    IndexSearcher searcher = manager.acquire();
    try {
      return question.ask(searcher);
    } finally {
      manager.release(searcher);
    }
  }

  private void clear() throws IOException {
    writing.lock();
    try {
      files().clear();
    } catch (LockObtainFailedException e) {
      LOG.debug("another process makes the text index again", e);
    } finally {
      writing.unlock();
    }
  }

  private boolean isThere() {
    return told().isPresent();
  }

  private SyncPositions marks() {
    return told().map(SyncPositions::read).orElse(SyncPositions.NONE);
  }

  /** What the newest commit says; nothing where it is missing, broken or of another format. */
  private Optional<Map<String, String>> told() {
    try {
      return files().told();
    } catch (IOException e) {
      LOG.warn("the text index below {} cannot be read and is made again", home, e);
      return Optional.empty();
    }
  }

  private synchronized TextIndexDirectory files() {
    if (files.isEmpty()) {
      try {
        files =
            Optional.of(
                new TextIndexDirectory(home.resolve("find").resolve(changes.workspaceId())));
      } catch (IOException e) {
        throw unusable(e);
      }
    }
    return files.get();
  }

  private UnavailableException unusable(IOException e) {
    return new UnavailableException(
        e, "votesearch.unusable", home.resolve("find").toString(), String.valueOf(e.getMessage()));
  }

  @Override
  public synchronized void close() throws IOException {
    if (files.isPresent()) {
      files.get().close();
      files = Optional.empty();
    }
  }
}
