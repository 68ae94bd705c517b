package dev.retune.bench;

import dev.retune.persistence.connection.DatabaseSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a workspace in PostgreSQL holds after several processes worked on it. */
final class TeamCounts {
  private final Connection connection;

  /** For a connection as any user. */
  TeamCounts(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setSchema(DatabaseSchema.NAME);
  }

  /** The first column of what a query finds. */
  List<String> column(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    }
    return found;
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(column(sql).getFirst());
  }

  /** Votes of the collector, counted or held back. */
  String collected(Set<String> acknowledged) throws SQLException {
    List<String> stored =
        column(
            "select reason from feedback_log where reason like 'team vote %'"
                + " union all select reason from held_vote where reason like 'team vote %'");
    Set<String> different = new HashSet<>(stored);
    long lost = acknowledged.stream().filter(vote -> !different.contains(vote)).count();
    return String.format(
        "collector: %,d votes acknowledged, %,d stored; %d lost, %d twice, %d of them held",
        acknowledged.size(),
        stored.size(),
        lost,
        stored.size() - different.size(),
        number("select count(*) from held_vote"));
  }

  /** Votes of the source that the schedules pull from. */
  String pulled(long expected) throws SQLException {
    long rows =
        number(
            "select count(*) from feedback_log f join source s on s.id = f.source_id"
                + " where s.name = 'product'");
    long different =
        number(
            "select count(distinct f.external_id) from feedback_log f join source s"
                + " on s.id = f.source_id where s.name = 'product'");
    return String.format(
        "source: %,d votes there, %,d stored; %d lost, %d twice",
        expected, rows, expected - different, rows - different);
  }

  /** Roll-ups beside what they sum up. */
  String rollups() throws SQLException {
    StringBuilder said = new StringBuilder("roll-ups");
    for (String what : List.of("like", "dislike")) {
      said.append(
          String.format(
              "; %s %,d, votes %,d",
              what,
              number("select coalesce(sum(total), 0) from day_rollup where what = '" + what + "'"),
              number(
                  "select count(*) from feedback_log where conversation_id is not null"
                      + " and taken_back_at is null and feedback = '"
                      + what
                      + "'")));
    }
    said.append(
        String.format(
            "; answers %,d, conversations %,d; review items off by %d",
            number("select coalesce(sum(total), 0) from day_rollup where what = 'answer'"),
            number("select count(*) from conversation_log"),
            number(
                "select count(*) from (select conversation_id, count(*) as n from feedback_log where"
                    + " feedback = 'dislike' and conversation_id is not null and taken_back_at is"
                    + " null group by conversation_id) f full join review_item i on"
                    + " i.conversation_id = f.conversation_id where i.dislikes is distinct from"
                    + " f.n")));
    return said.toString();
  }

  /** Judgements of the consoles. */
  String judgements(long saved) throws SQLException {
    return String.format(
        "consoles: %,d judgements saved, %,d stored by %d reviewers; %d answers judged twice",
        saved,
        number("select count(*) from decision"),
        number("select count(distinct reviewer) from decision"),
        number(
            "select count(*) from (select conversation_id from decision where undone_at is null"
                + " group by conversation_id having count(*) > 1) d"));
  }

  /** Runs of the schedules, which hold the lease. */
  String runs() throws SQLException {
    return String.format(
        "schedules: %d runs by %d processes, %d of them failed, %d pairs at the same time",
        number("select count(*) from run"),
        number("select count(distinct owner) from run"),
        number("select count(*) from run where state = 'FAILED'"),
        number(
            "select count(*) from run a join run b on a.id < b.id"
                + " and a.started_at < coalesce(b.ended_at, now())"
                + " and b.started_at < coalesce(a.ended_at, now())"));
  }
}
