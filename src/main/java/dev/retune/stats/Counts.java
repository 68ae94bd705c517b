package dev.retune.stats;

import dev.retune.db.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the roll-ups. Each query adds the whole slots of a span to the rows at its two ends, so it
 * is exact to the microsecond and never scans the votes between.
 */
final class Counts {
  /**
   * Votes that are alike.
   *
   * @param source its id
   * @param code the reason code, empty without a reason
   */
  record Kind(long source, boolean dislike, String code, long votes) {
    Ratio ratio() {
      return new Ratio(votes, dislike ? votes : 0);
    }
  }

  /** Votes of one slot, or at one instant at an end of the span. */
  record Point(Instant at, long likes, long dislikes) {
    Ratio ratio() {
      return new Ratio(likes + dislikes, dislikes);
    }
  }

  /** Sources by number: joined to their names, H2 would walk every row of a source. */
  private static final String KINDS =
      """
      select source_id, feedback, reason_code, sum(votes) from vote_rollup
        where slot >= ? and slot < ? group by source_id, feedback, reason_code
      union all
      select source_id, feedback, reason_code, count(*) from feedback_log
        where conversation_id is not null and created_at >= ? and created_at < ?
        group by source_id, feedback, reason_code
      union all
      select source_id, feedback, reason_code, count(*) from feedback_log
        where conversation_id is not null and created_at >= ? and created_at < ?
        group by source_id, feedback, reason_code
      """;

  private static final String SOURCES = "select id, name from source";

  private static final String POINTS =
      """
      select slot, sum(case feedback when 'like' then votes else 0 end),
        sum(case feedback when 'dislike' then votes else 0 end)
        from vote_rollup where slot >= ? and slot < ? group by slot
      union all
      select created_at, case feedback when 'like' then 1 else 0 end,
        case feedback when 'dislike' then 1 else 0 end from feedback_log
        where conversation_id is not null and created_at >= ? and created_at < ?
      union all
      select created_at, case feedback when 'like' then 1 else 0 end,
        case feedback when 'dislike' then 1 else 0 end from feedback_log
        where conversation_id is not null and created_at >= ? and created_at < ?
      """;

  private static final String ANSWERS =
      """
      select sum(answers) from answer_rollup where slot >= ? and slot < ?
      union all
      select count(*) from conversation_log where created_at >= ? and created_at < ?
      union all
      select count(*) from conversation_log where created_at >= ? and created_at < ?
      """;

  /** Grows with the decisions, of which people make only so many. */
  private static final String OVERRULED =
      """
      select 0, f.feedback, '', count(*) from decision d
        join feedback_log f on f.conversation_id = d.conversation_id
        where d.id in (select max(n.id) from decision n
            where n.decided_at < ? and (n.undone_at is null or n.undone_at >= ?)
            group by n.conversation_id)
          and f.created_at >= ? and f.created_at < ?
          and ((d.verdict = 'FINE' and f.feedback = 'dislike')
            or (d.verdict = 'WRONG' and f.feedback = 'like'))
        group by f.feedback
      """;

  private static final String LAST_CHANGE =
      "select max(changed_at) from index_change where changed_at < ?";

  private final Workspace workspace;

  Counts(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Votes by source, value and reason; up to three rows of a kind, which add up. */
  List<Kind> kinds(Span span) {
    return query(KINDS, ends(span), Counts::kind);
  }

  /** The names of the sources by id. */
  Map<Long, String> sources() {
    return query(SOURCES, List.of(), row -> Map.entry(row.getLong(1), row.getString(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Votes in time, in no promised order. */
  List<Point> points(Span span) {
    return query(
        POINTS, ends(span), row -> new Point(instant(row, 1), row.getLong(2), row.getLong(3)));
  }

  /** Conversations begun in the span. */
  long answers(Span span) {
    return query(ANSWERS, ends(span), row -> row.getLong(1)).stream().mapToLong(n -> n).sum();
  }

  /**
   * The votes of a span that the decisions standing at a moment turn over: likes of wrong answers
   * and dislikes of fine ones.
   */
  Ratio overruled(Span span, Instant known) {
    return query(OVERRULED, List.of(known, known, span.from(), span.to()), Counts::kind).stream()
        .map(Kind::ratio)
        .reduce(new Ratio(0, 0), Ratio::plus);
  }

  /** When the live index last changed before a moment. */
  Optional<Instant> lastChange(Instant before) {
    return query(
            LAST_CHANGE,
            List.of(before),
            row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .getFirst()
        .map(OffsetDateTime::toInstant);
  }

  private static Kind kind(ResultSet row) throws SQLException {
    boolean dislike = row.getString(2).equals("dislike");
    return new Kind(row.getLong(1), dislike, row.getString(3), row.getLong(4));
  }

  private static List<Instant> ends(Span span) {
    Span head = span.head();
    Span tail = span.tail();
    return List.of(
        span.slotsFrom(), span.slotsTo(), head.from(), head.to(), tail.from(), tail.to());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private <T> List<T> query(String sql, List<Instant> instants, Row<T> row) {
    return workspace.read(session -> session.doReturningWork(c -> rows(c, sql, instants, row)));
  }

  private static <T> List<T> rows(
      Connection connection, String sql, List<Instant> instants, Row<T> row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < instants.size(); i++) {
        statement.setObject(i + 1, instants.get(i).atOffset(ZoneOffset.UTC));
      }
      try (ResultSet found = statement.executeQuery()) {
        List<T> list = new ArrayList<>();
        while (found.next()) {
          list.add(row.read(found));
        }
        return list;
      }
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
