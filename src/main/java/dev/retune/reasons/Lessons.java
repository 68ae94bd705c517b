package dev.retune.reasons;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.feedback.ReasonClassification;
import dev.retune.feedback.VoteCode;
import dev.retune.feedback.Votes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What persons filed, by hand or by a decision: the classifier learns from it. */
public final class Lessons {
  private final Workspace workspace;
  private final Clock clock;

  /** Over one workspace. */
  public Lessons(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  private record Filed(String reason, String code, Optional<Double> confidence) {}

  /**
   * Files a vote's reason under a code, for certain: vote, roll-ups, lesson and audit row in one
   * transaction.
   *
   * @return the lesson's id, to take it back
   * @throws BadInput when the vote has no reason, or is gone
   */
  public long teach(long voteId, ReasonCode code, String who) {
    AtomicLong lesson = new AtomicLong();
    workspace.jdbc(
        connection -> {
          Filed before = filed(connection, voteId);
          Votes.classify(connection, List.of(new ReasonClassification(voteId, code.code(), 1)));
          lesson.set(kept(connection, voteId, before, code.code(), who));
          audit(connection, who, voteId, before.code(), code.code());
        });
    return lesson.get();
  }

  /** Takes a lesson back: the vote has its former code again. A second time it changes nothing. */
  public void takeBack(long lesson, String who) {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement undo =
                  connection.prepareStatement(
                      "update reason_lesson set undone_at = ? where id = ? and undone_at is null");
              PreparedStatement query =
                  connection.prepareStatement(
                      "select vote_id, reason_code, former_code, former_confidence"
                          + " from reason_lesson where id = ?")) {
            undo.setObject(1, now());
            undo.setLong(2, lesson);
            query.setLong(1, lesson);
            if (undo.executeUpdate() == 0) {
              return;
            }
            try (ResultSet row = query.executeQuery()) {
              row.next();
              long vote = row.getLong("vote_id");
              String former = row.getString("former_code");
              var confidence =
                  Optional.ofNullable(row.getObject("former_confidence", Double.class));
              // without a confidence the vote waits to be classified, as it did before
              Votes.recode(connection, List.of(new VoteCode(vote, former, confidence)));
              audit(connection, who, vote, row.getString("reason_code"), former);
            }
          }
        });
  }

  /** The newest lessons, then what reviewers decided; at most so many of each. */
  public List<Lesson> newest(int limit) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "(select reason, reason_code from reason_lesson where undone_at is null"
                        + " order by id desc limit :limit) union all"
                        + " (select v.reason, d.reason_code from decision d join feedback_log v"
                        + " on v.conversation_id = d.conversation_id where d.undone_at is null"
                        + " and d.reason_code is not null and v.feedback = 'dislike'"
                        + " and v.reason is not null order by d.id desc limit :limit)",
                    Object[].class)
                .addScalar("reason", String.class)
                .addScalar("reason_code", String.class)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new Lesson((String) row[0], (String) row[1]))
                .toList());
  }

  private static Filed filed(Connection connection, long voteId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select reason, reason_code, reason_confidence from feedback_log"
                + " where id = ? and feedback = 'dislike' and reason is not null")) {
      query.setLong(1, voteId);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new BadInput("reasons.noReason");
        }
        return new Filed(
            row.getString("reason"),
            row.getString("reason_code"),
            Optional.ofNullable(row.getObject("reason_confidence", Double.class)));
      }
    }
  }

  private long kept(Connection connection, long voteId, Filed before, String code, String who)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into reason_lesson (vote_id, reason, reason_code, former_code,"
                + " former_confidence, who, taught_at) values (?, ?, ?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, voteId);
      insert.setString(2, before.reason());
      insert.setString(3, code);
      insert.setString(4, before.code());
      if (before.confidence().isPresent()) {
        insert.setDouble(5, before.confidence().get());
      } else {
        insert.setNull(5, Types.DOUBLE);
      }
      insert.setString(6, who);
      insert.setObject(7, now());
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong("id");
      }
    }
  }

  private void audit(Connection connection, String who, long vote, String before, String after)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit (at, who, action, subject, before_value, after_value)"
                + " values (?, ?, 'reason', ?, ?, ?)")) {
      insert.setObject(1, now());
      insert.setString(2, who);
      insert.setString(3, "vote " + vote);
      insert.setString(4, before);
      insert.setString(5, after);
      insert.executeUpdate();
    }
  }

  /** The database keeps microseconds. */
  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
