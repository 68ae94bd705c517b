package dev.retune.feedback.ingest;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Retracts votes that no longer exist at their source. They remain stored without a conversation,
 * so that decisions and training examples keep their references, and count again when the source
 * contains them again.
 */
final class RetractedVotes {
  private static final int PAGE = 5_000;
  // a smaller number is always plausible
  private static final long FEW = 20;

  private static final String STORED =
      "SELECT id, external_id, synced FROM feedback_log WHERE source_id = ? AND id > ?"
          + " AND id <= ? AND (taken_back_at IS NULL OR replaced = TRUE) ORDER BY id FETCH FIRST ? ROWS ONLY";
  private static final String SYNCED = "UPDATE feedback_log SET synced = TRUE WHERE id = ?";

  /** A vote that was not found at its source. */
  record Gone(long id, String externalId) {}

  /**
   * Result of a comparison.
   *
   * @param known number of votes of the source seen by an earlier sync
   * @param count how many of them no longer exist there
   * @param gone the first of the missing votes
   */
  record Missing(long known, long count, List<Gone> gone) {
    /**
     * Whether so many votes are missing at once that an error is more likely than deletion by
     * users.
     */
    boolean isImplausible(double share) {
      return count > Math.max(FEW, share * known);
    }
  }

  private final Workspace workspace;
  private final VoteRepository votes;
  private final FeedbackStore store;

  RetractedVotes(Workspace workspace, FeedbackStore store) {
    this.workspace = workspace;
    this.votes = new VoteRepository(workspace);
    this.store = store;
  }

  /** Greatest id of all votes; votes stored later must not be compared with an earlier read. */
  long newest() {
    return votes.newestId();
  }

  /**
   * Compares the stored votes of a source, up to the greatest id, with those found at the source.
   *
   * @param most maximum number of missing votes to list
   */
  Missing compare(Source source, SeenVoteIds seen, long newest, int most, ProgressMonitor monitor) {
    Comparison comparison = new Comparison(most);
    long last = 0;
    boolean more = true;
    while (more) {
      monitor.check();
      Optional<Long> end = page(source, seen, last, newest, comparison);
      more = end.isPresent();
      last = end.orElse(last);
    }
    seen.finish(comparison);
    comparison.mark();
    return new Missing(comparison.known, comparison.count, comparison.gone);
  }

  private final class Comparison implements Consumer<SeenVoteIds.Compared> {
    private final int most;
    private final List<Gone> gone = new ArrayList<>();
    private final List<Long> unmarked = new ArrayList<>();
    private long known;
    private long count;

    Comparison(int most) {
      this.most = most;
    }

    @Override
    public void accept(SeenVoteIds.Compared vote) {
      if (vote.synced()) {
        known++;
        if (!vote.there()) {
          count++;
          if (gone.size() < most) {
            gone.add(new Gone(vote.id(), vote.externalId()));
          }
        }
      } else if (vote.there()) {
        unmarked.add(vote.id());
        if (unmarked.size() >= PAGE) {
          mark();
        }
      }
    }

    void mark() {
      if (!unmarked.isEmpty()) {
        workspace.jdbc(connection -> markSynced(connection, unmarked));
        unmarked.clear();
      }
    }
  }

  private Optional<Long> page(
      Source source, SeenVoteIds seen, long after, long newest, Comparison comparison) {
    record Stored(long id, String externalId, boolean synced) {}
    List<Stored> page = new ArrayList<>();
    workspace.query(
        connection -> {
          page.clear();
          try (PreparedStatement query = connection.prepareStatement(STORED)) {
            JdbcOperations.set(query, source.id(), after, newest, PAGE);
            JdbcOperations.each(
                query,
                row ->
                    page.add(
                        new Stored(
                            row.getLong("id"),
                            row.getString("external_id"),
                            row.getBoolean("synced"))));
          }
        });
    page.forEach(v -> seen.compare(v.id(), v.externalId(), v.synced(), comparison));
    return page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id());
  }

  private static void markSynced(Connection connection, List<Long> votes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SYNCED)) {
      for (long vote : votes) {
        statement.setLong(1, vote);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Retracts votes in transactions of a few thousand; skips votes that have reappeared meanwhile.
   */
  long takeBack(Source source, List<Gone> gone, ProgressMonitor monitor) {
    long taken = 0;
    for (int from = 0; from < gone.size(); from += PAGE) {
      monitor.check();
      List<Long> some =
          gone.subList(from, Math.min(gone.size(), from + PAGE)).stream().map(Gone::id).toList();
      taken += store.retract(source, some);
    }
    return taken;
  }
}
