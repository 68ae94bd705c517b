package dev.retune.feedback;

import dev.retune.db.Workspace;
import dev.retune.work.Monitor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes votes out of the figures that are no more at their source. They stay stored, without their
 * conversation, so that reviewers' decisions and taught reasons keep what they refer to, and count
 * again when the source has them again.
 */
final class TakenBackVotes {
  private static final int PAGE = 5_000;
  // fewer may well go at once, however few there are
  private static final long FEW = 20;

  private static final String STORED =
      "SELECT id, external_id, synced FROM feedback_log WHERE source_id = ? AND id > ?"
          + " AND id <= ? AND taken_back_at IS NULL ORDER BY id FETCH FIRST ? ROWS ONLY";
  private static final String SYNCED = "UPDATE feedback_log SET synced = TRUE WHERE id = ?";
  private static final String GONE =
      "SELECT id, external_id, conversation_external_id, feedback, reason, voter, created_at,"
          + " conversation_id, reason_code, reason_confidence FROM feedback_log"
          + " JOIN UNNEST(?) AS wanted (wanted_id) ON id = wanted_id"
          + " WHERE synced = TRUE AND taken_back_at IS NULL";
  private static final String TAKE_BACK =
      "UPDATE feedback_log SET conversation_id = NULL, taken_back_at = ?, change_no = ?"
          + " WHERE id = ?";

  /**
   * What a comparison found.
   *
   * @param known how many votes of the source a sync has seen before
   * @param gone ids of those that are no more there
   */
  record Missing(long known, List<Long> gone) {
    /** Whether so many are gone at once that something else is likelier than people's will. */
    boolean isImplausible(double share) {
      return gone.size() > Math.max(FEW, share * known);
    }
  }

  private final Workspace workspace;
  private final Clock clock;

  TakenBackVotes(Workspace workspace, Clock clock) {
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

  /** Compares the stored votes of a source, up to the newest, with those that were met there. */
  Missing compare(Source source, SeenIds seen, long newest, Monitor monitor) {
    List<Long> gone = new ArrayList<>();
    AtomicLong known = new AtomicLong();
    long last = 0;
    boolean more = true;
    while (more) {
      monitor.check();
      Optional<Long> end = page(source, seen, last, newest, gone, known);
      more = end.isPresent();
      last = end.orElse(last);
    }
    return new Missing(known.get(), gone);
  }

  private Optional<Long> page(
      Source source, SeenIds seen, long after, long newest, List<Long> gone, AtomicLong known) {
    List<Long> unmarked = new ArrayList<>();
    AtomicLong last = new AtomicLong(-1);
    workspace.jdbc(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(STORED)) {
            Sql.set(query, source.id(), after, newest, PAGE);
            Sql.each(
                query,
                row -> {
                  last.set(row.getLong("id"));
                  boolean there = seen.contains(row.getString("external_id"));
                  if (row.getBoolean("synced")) {
                    known.incrementAndGet();
                    if (!there) {
                      gone.add(last.get());
                    }
                  } else if (there) {
                    unmarked.add(last.get());
                  }
                });
          }
          mark(connection.prepareStatement(SYNCED), unmarked);
        });
    return last.get() < 0 ? Optional.empty() : Optional.of(last.get());
  }

  private static void mark(PreparedStatement statement, List<Long> votes) throws SQLException {
    try (statement) {
      for (long vote : votes) {
        statement.setLong(1, vote);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Takes votes out, some thousands a transaction; those that came back meanwhile stay. */
  long takeBack(Source source, List<Long> gone, Monitor monitor) {
    long taken = 0;
    for (int from = 0; from < gone.size(); from += PAGE) {
      monitor.check();
      List<Long> some = gone.subList(from, Math.min(gone.size(), from + PAGE));
      taken += Transactions.retrying(() -> take(source, some));
    }
    return taken;
  }

  private long take(Source source, List<Long> votes) {
    AtomicLong taken = new AtomicLong();
    workspace.jdbc(
        connection -> {
          taken.set(0);
          Sql.lockSource(connection, source.id());
          long change = Sql.nextChange(connection, source.id());
          Rollups rollups = new Rollups();
          try (PreparedStatement query = connection.prepareStatement(GONE);
              PreparedStatement update = connection.prepareStatement(TAKE_BACK)) {
            query.setArray(1, Sql.longs(connection, votes));
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                StoredVote.read(rows).count(rollups, -1);
                Sql.set(update, Clean.time(clock.instant()), change, rows.getLong("id"));
                update.addBatch();
                taken.incrementAndGet();
              }
            }
            update.executeBatch();
          }
          rollups.apply(connection, source.id());
        });
    return taken.get();
  }
}
