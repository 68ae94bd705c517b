package dev.retune.ui.shell;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Two bursts of votes: twelve undecided and nineteen discarded. */
final class SampleBursts {
  private static final String SOURCE =
      """
      INSERT INTO source (id, name, kind, created_at)
        VALUES (9000, 'held votes', 'COLLECTOR', '2026-11-01 00:00:00+00')
      """;
  private static final String BURSTS =
      """
      INSERT INTO vote_burst
          (id, source_id, kind, name, began_at, last_at, state, decided_by, decided_at)
        VALUES
          (9001, 9000, 'VOTER', 'u-20771', '2026-11-21 05:10:00+00', '2026-11-21 05:13:00+00',
            'DISCARDED', 'kim', '2026-11-21 07:00:00+00'),
          (9002, 9000, 'VOTER', 'u-31415', '2026-11-22 03:02:00+00', '2026-11-22 03:05:00+00',
            'HELD', NULL, NULL)
      """;
  private static final String VOTES =
      """
      INSERT INTO held_vote (source_id, external_id, burst_id, conversation_external_id, voter,
          feedback, created_at)
        SELECT 9000, 'held-' || x, CASE WHEN x > 12 THEN 9001 ELSE 9002 END, 'c-' || x, 'u',
            CASE WHEN mod(x, 6) = 0 THEN 'like' ELSE 'dislike' END,
            TIMESTAMP WITH TIME ZONE '2026-11-22 03:04:00+00'
          FROM system_range(1, 31)
      """;

  private SampleBursts() {}

  static void into(Connection connection) throws SQLException {
    try (Statement held = connection.createStatement()) {
      held.execute(SOURCE);
      held.execute(BURSTS);
      held.execute(VOTES);
    }
  }
}
