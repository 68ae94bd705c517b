package dev.retune.feedback.ingest;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.feedback.store.RollupDelta;
import dev.retune.feedback.store.VoteRemover;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes votes out of the figures that are no more at their source. They stay stored, without their
 * conversation, so that reviewers' decisions and taught reasons keep what they refer to, and count
 * again when the source has them again.
 */
final class RetractedVotes {
  private static final int PAGE = 5_000;
  // fewer may well go at once, however few there are
  private static final long FEW = 20;

  private static final String STORED =
      "SELECT id, external_id, synced FROM feedback_log WHERE source_id = ? AND id > ?"
          + " AND id <= ? AND taken_back_at IS NULL ORDER BY id FETCH FIRST ? ROWS ONLY";
  private static final String SYNCED = "UPDATE feedback_log SET synced = TRUE WHERE id = ?";

  /** A vote that was not met: its number here and its id at the source. */
  record Gone(long id, String externalId) {}

  /**
   * What a comparison found.
   *
   * @param known how many votes of the source a sync has seen before
   * @param count how many of those are no more there
   * @param gone the first of them
   */
  record Missing(long known, long count, List<Gone> gone) {
    /** Whether so many are gone at once that something else is likelier than people's will. */
    boolean isImplausible(double share) {
      return count > Math.max(FEW, share * known);
    }
  }

  private final Workspace workspace;
  private final Clock clock;

  RetractedVotes(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** The newest vote of all; what is stored later is not compared with what was read before. */
  long newest() {
    return workspace.read(
        s ->
            s.createNativeQuery("select coalesce(max(id), 0) from feedback_log", Long.class)
                .getSingleResult());
  }

  /**
   * Compares the stored votes of a source, up to the newest, with those that were met there.
   *
   * @param most how many of those that are gone are listed
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

  /** Takes votes out, some thousands a transaction; those that came back meanwhile stay. */
  long takeBack(Source source, List<Gone> gone, ProgressMonitor monitor) {
    long taken = 0;
    for (int from = 0; from < gone.size(); from += PAGE) {
      monitor.check();
      List<Long> some =
          gone.subList(from, Math.min(gone.size(), from + PAGE)).stream().map(Gone::id).toList();
      taken += RetryingTransactions.retrying(() -> take(source, some));
    }
    return taken;
  }

  private long take(Source source, List<Long> votes) {
    AtomicLong taken = new AtomicLong();
    workspace.jdbc(
        connection -> {
          JdbcOperations.lockSource(connection, source.id());
          long change = JdbcOperations.nextChange(connection, source.id());
          RollupDelta rollups = new RollupDelta();
          taken.set(
              new VoteRemover(connection, source.id(), clock.instant(), change)
                  .synced(votes, rollups));
          rollups.apply(connection, source.id());
        });
    return taken.get();
  }
}
