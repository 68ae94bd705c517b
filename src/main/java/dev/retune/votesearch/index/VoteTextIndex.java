package dev.retune.votesearch.index;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.repository.VoteChangeRepository;
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
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text index of a workspace, in {@code home/find/WORKSPACE}. It is brought up to date before
 * each query; a missing, corrupt or outdated index is rebuilt. When several processes share a home,
 * one writes and the others wait for its commits.
 */
public final class VoteTextIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VoteTextIndex.class);

  // a query cannot be cancelled, so it must not wait for a complete rebuild
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final TextIndexFiles files;
  private final VoteChangeRepository changes;
  private final IndexLockWait waiting;
  private final ReentrantLock writing = new ReentrantLock();

  /** For a home folder; the index is opened on first use. */
  public VoteTextIndex(Path home, VoteChangeRepository changes) {
    this(home, changes, new IndexLockWait());
  }

  VoteTextIndex(Path home, VoteChangeRepository changes, IndexLockWait waiting) {
    this.files = new TextIndexFiles(home, changes);
    this.changes = changes;
    this.waiting = waiting;
  }

  /** A query on a searcher. */
  public interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }

  /** Queries the index without updating it; empty when it does not exist. */
  public <T> Optional<T> askWithoutUpdate(Question<T> question) {
    if (!files.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(files.answer(question));
    } catch (IOException e) {
      LOG.warn("the text index {} cannot be read", files, e);
      return Optional.empty();
    }
  }

  /** Number of votes that must be indexed before a query can be answered. */
  public long behind() {
    // read before the newest changes, so that the position is never ahead of them
    SyncPositions positions = files.positions();
    Map<Long, Long> newest = changes.newest();
    if (positions.isAheadOf(newest)) {
      positions = SyncPositions.NONE;
    }
    if (positions.covers(newest)) {
      return 0;
    }
    return positions.behind(newest, changes);
  }

  /**
   * Indexes everything that was written before this call, waiting for other writers without a
   * limit.
   *
   * @throws dev.retune.common.error.CancelledException when cancelled; what was indexed so far is
   *     kept
   * @throws UnavailableException when the index cannot be written
   */
  public void follow(ProgressMonitor monitor) {
    follow(monitor, Long.MAX_VALUE);
  }

  /**
   * Same, but waits a limited time for other writers.
   *
   * @throws LeaseBusyException when the time is exceeded
   */
  private void follow(ProgressMonitor monitor, long patienceNanos) {
    Map<Long, Long> newest = changes.newest();
    if (files.exists()
        && files.positions().covers(newest)
        && !files.positions().isAheadOf(newest)) {
      return;
    }
    long began = waiting.nanoTime();
    while (!followed(newest, monitor)) {
      // another writer is active: it either catches up, or ends and this call takes over
      monitor.check();
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException("progress.cancelled");
      }
      if (waiting.nanoTime() - began > patienceNanos) {
        throw new LeaseBusyException("votesearch.busy");
      }
    }
  }

  /** False when another thread or process is still writing and has not caught up yet. */
  private boolean followed(Map<Long, Long> wanted, ProgressMonitor monitor) {
    if (!waiting.lock(writing)) {
      return files.exists() && files.positions().covers(wanted);
    }
    try {
      // positions are read before the newest changes, so being ahead of them means that the
      // workspace was restored to an earlier state
      SyncPositions positions = files.positions();
      Map<Long, Long> newest = changes.newest();
      if (files.exists() && positions.covers(newest) && !positions.isAheadOf(newest)) {
        return true;
      }
      if (positions.isAheadOf(newest) || files.commitData().isEmpty()) {
        files.directory().clear();
      }
      try {
        write(newest, monitor);
      } catch (CorruptIndexException | FileNotFoundException | NoSuchFileException broken) {
        LOG.warn("the text index {} is corrupt and will be rebuilt", files, broken);
        files.directory().clear();
        write(newest, monitor);
      }
      return true;
    } catch (LockObtainFailedException e) {
      LOG.debug("another process is writing the text index", e);
      waiting.pause();
      return files.exists() && files.positions().covers(wanted);
    } catch (IOException e) {
      throw files.unusable(e);
    } finally {
      writing.unlock();
    }
  }

  private void write(Map<Long, Long> newest, ProgressMonitor monitor) throws IOException {
    try (IndexWriter writer = files.directory().writer()) {
      new VoteIndexUpdater(changes, writer, files.positions(), monitor).follow(newest);
    }
  }

  /**
   * Updates the index and queries it; rebuilds it and retries once when it is corrupt.
   *
   * @throws LeaseBusyException when another writer takes too long
   */
  public <T> T ask(Question<T> question) {
    follow(ProgressMonitor.none(), PATIENCE_NANOS);
    try {
      try {
        return files.answer(question);
      } catch (CorruptIndexException | FileNotFoundException | NoSuchFileException broken) {
        LOG.warn("the text index {} is corrupt and will be rebuilt", files, broken);
        clear();
        follow(ProgressMonitor.none(), PATIENCE_NANOS);
        return files.answer(question);
      }
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  private void clear() throws IOException {
    writing.lock();
    try {
      files.directory().clear();
    } catch (LockObtainFailedException e) {
      LOG.debug("another process is rebuilding the text index", e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
