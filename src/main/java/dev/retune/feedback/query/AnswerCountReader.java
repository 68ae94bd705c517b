package dev.retune.feedback.query;

import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts answers, those with a vote, their votes, and the votes that reviewers contradict. */
public final class AnswerCountReader {
  private static final String SOURCES = "select id, name from source";

  private static final String ANSWERS =
      "select utc_day, quarters, counts from day_rollup"
          + " where utc_day >= ? and utc_day <= ? and what = 'answer'";

  private static final String ANSWERS_AT_THE_ENDS =
      """
      select count(*) from conversation_log where created_at >= ? and created_at < ?
      union all
      select count(*) from conversation_log where created_at >= ? and created_at < ?
      """;

  private static final String ANSWERS_WITH_VOTE =
      """
      select count(*) from conversation_log c
       where c.created_at >= ? and c.created_at < ?
         and exists (select 1 from feedback_log f where f.conversation_id = c.id)
      """;

  private static final String VOTES_ON_ANSWERS =
      """
      select count(*) from conversation_log c
        join feedback_log f on f.conversation_id = c.id
       where c.created_at >= ? and c.created_at < ?
      """;

  private final Connection connection;
  private final String overruled;

  /** Must be used within a transaction with a consistent snapshot. */
  public AnswerCountReader(Connection connection, ReviewedAnswers reviewed) {
    this.connection = connection;
    // the cost grows with the number of decisions, which is small compared to votes
    this.overruled =
        """
        select f.feedback, count(*) from (%s) d
          join feedback_log f on f.conversation_id = d.conversation_id
          where f.created_at >= ? and f.created_at < ?
            and ((d.verdict = 'FINE' and f.feedback = 'dislike')
              or (d.verdict = 'WRONG' and f.feedback = 'like'))
          group by f.feedback
        """
            .formatted(reviewed.verdicts());
  }

  /** Names of the sources by id. */
  public Map<Long, String> sources() throws SQLException {
    return query(SOURCES, List.of(), row -> Map.entry(row.getLong(1), row.getString(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Number of conversations created in the span. */
  public long answers(QuarterHourSpan span) throws SQLException {
    QuarterHourSpan head = span.head();
    QuarterHourSpan tail = span.tail();
    long answers =
        query(ANSWERS, List.of(span.firstDay(), span.lastDay()), row -> inside(span, row)).stream()
            .mapToLong(n -> n)
            .sum();
    return answers
        + query(
                ANSWERS_AT_THE_ENDS,
                List.of(head.from(), head.to(), tail.from(), tail.to()),
                row -> row.getLong(1))
            .stream()
            .mapToLong(n -> n)
            .sum();
  }

  /** Number of conversations created in the span that have at least one vote from any time. */
  public long answersWithVote(QuarterHourSpan span) throws SQLException {
    return count(ANSWERS_WITH_VOTE, span);
  }

  /** Number of votes from any time on the conversations created in the span. */
  public long votesOnAnswers(QuarterHourSpan span) throws SQLException {
    return count(VOTES_ON_ANSWERS, span);
  }

  private long count(String sql, QuarterHourSpan span) throws SQLException {
    return query(sql, List.of(span.from(), span.to()), row -> row.getLong(1)).getFirst();
  }

  private static long inside(QuarterHourSpan span, ResultSet row) throws SQLException {
    long day = row.getObject(1, LocalDate.class).toEpochDay();
    long[] numbers = QuarterHourBuckets.read(row);
    long sum = 0;
    for (int quarter = span.fromQuarter(day); quarter < span.toQuarter(day); quarter++) {
      sum += numbers[quarter];
    }
    return sum;
  }

  /** Votes that contradict decisions. */
  public record Overruled(long likes, long dislikes) {}

  /**
   * Votes of a span that contradict the decisions valid at a moment: likes of answers judged wrong,
   * and dislikes of answers judged fine.
   */
  public Overruled overruled(QuarterHourSpan span, Instant known) throws SQLException {
    return query(
            overruled,
            List.of(known, known, span.from(), span.to()),
            row -> {
              long votes = row.getLong(2);
              boolean dislikes = row.getString(1).equals("dislike");
              return new Overruled(dislikes ? 0 : votes, dislikes ? votes : 0);
            })
        .stream()
        .reduce(
            new Overruled(0, 0),
            (a, b) -> new Overruled(a.likes() + b.likes(), a.dislikes() + b.dislikes()));
  }

  /** Parameters may be instants and dates. */
  private <T> List<T> query(String sql, List<?> values, Row<T> row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        statement.setObject(i + 1, value instanceof Instant at ? SqlTime.parameter(at) : value);
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
