package dev.retune.feedback.store;

import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.StorableText;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets only the latest vote of each person on an answer count among votes that were stored before
 * this was the rule.
 */
public final class EarlierVoteSettlement {
  private static final String UNSETTLED =
      "SELECT id FROM source WHERE latest_votes = FALSE ORDER BY id";
  private static final String SETTLED = "UPDATE source SET latest_votes = TRUE WHERE id = ?";

  private final Workspace workspace;
  private final Clock clock;
  private final DislikeListener listener;

  /**
   * For one workspace.
   *
   * @param listener is told of changed dislikes
   */
  public EarlierVoteSettlement(Workspace workspace, Clock clock, DislikeListener listener) {
    this.workspace = workspace;
    this.clock = clock;
    this.listener = listener;
  }

  /** Does so for each source that has not been done. */
  public void settle() {
    List<Long> sources = new ArrayList<>();
    workspace.query(
        connection -> {
          sources.clear();
          try (PreparedStatement query = connection.prepareStatement(UNSETTLED)) {
            JdbcOperations.each(query, row -> sources.add(row.getLong(1)));
          }
        });
    for (long source : sources) {
      RetryingTransactions.repeating(
          () -> {
            workspace.jdbc(connection -> settle(connection, source));
            return true;
          });
    }
  }

  private void settle(Connection connection, long source) throws SQLException {
    long change = JdbcOperations.lockForChange(connection, source);
    RollupDelta rollups = new RollupDelta();
    LatestVotes latest =
        new LatestVotes(connection, source, StorableText.time(clock.instant()), change, rollups);
    latest.changedAll();
    latest.settle();
    rollups.apply(connection, source, listener);
    try (PreparedStatement settled = connection.prepareStatement(SETTLED)) {
      settled.setLong(1, source);
      settled.executeUpdate();
    }
  }
}
