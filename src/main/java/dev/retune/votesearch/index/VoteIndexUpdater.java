package dev.retune.votesearch.index;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.repository.VoteChangeRepository.ChangedVote;
import dev.retune.feedback.repository.VoteChangeRepository.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;

/** Indexes what has changed in the workspace since the last commit. */
final class VoteIndexUpdater {
  private static final int PAGE = 5_000;
  private static final int COMMIT_EVERY = 500_000;

  private final VoteChangeRepository changes;
  private final IndexWriter writer;
  private final ProgressMonitor monitor;
  private final long began = System.nanoTime();
  private SyncPositions positions;
  private boolean betweenPages = true;
  private long done;
  private long uncommitted;
  private long total;

  VoteIndexUpdater(
      VoteChangeRepository changes,
      IndexWriter writer,
      SyncPositions positions,
      ProgressMonitor monitor) {
    this.changes = changes;
    this.writer = writer;
    this.positions = positions;
    this.monitor = monitor;
  }

  /** Indexes up to the given changes; work done before a cancellation is kept. */
  void follow(Map<Long, Long> newest) throws IOException {
    newest.forEach((source, upTo) -> total += changes.count(source, positions.of(source), upTo));
    try {
      for (Map.Entry<Long, Long> entry : newest.entrySet()) {
        follow(entry.getKey(), entry.getValue());
      }
    } finally {
      // a partial page must not be committed: its rows would be added again
      if (betweenPages) {
        commit();
      }
    }
  }

  private void follow(long source, long upTo) throws IOException {
    boolean first = positions.of(source).equals(Position.START);
    List<ChangedVote> page = changes.after(source, positions.of(source), upTo, PAGE);
    while (!page.isEmpty()) {
      betweenPages = false;
      take(source, page, first);
      betweenPages = true;
      positions = positions.with(source, page.getLast().mark());
      done += page.size();
      uncommitted += page.size();
      if (uncommitted >= COMMIT_EVERY) {
        commit();
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
      monitor.at(new TaskProgress("stage.find", done, total, elapsed));
      monitor.check();
      page = changes.after(source, positions.of(source), upTo, PAGE);
    }
    positions = positions.with(source, new Position(upTo, Long.MAX_VALUE));
  }

  /**
   * Uses all cores, because analysis costs far more than reading; a page contains each vote once.
   */
  private void take(long source, List<ChangedVote> page, boolean first) throws IOException {
    try {
      page.parallelStream()
          .forEach(
              vote -> {
                try {
                  take(source, vote, first);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A source that is indexed for the first time has no documents to replace. */
  private void take(long source, ChangedVote vote, boolean first) throws IOException {
    if (vote.conversationId().isEmpty()) {
      if (!first) {
        writer.deleteDocuments(IndexedVote.key(vote.id()));
      }
      return;
    }
    var doc = IndexedVote.of(vote, source, vote.conversationId().get());
    if (first) {
      writer.addDocument(doc);
    } else {
      writer.updateDocument(IndexedVote.key(vote.id()), doc);
    }
  }

  private void commit() throws IOException {
    writer.setLiveCommitData(positions.toCommitData().entrySet());
    writer.commit();
    uncommitted = 0;
  }
}
