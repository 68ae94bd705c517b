package dev.retune.feedback.query;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.feedback.model.VoteCounts.Kind;
import dev.retune.persistence.SqlTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the votes that match a filter, from the roll-ups for whole slots and from the rows for the
 * partial slots at both ends. Exact to the microsecond. Cost grows with the number of days, or of
 * decisions when filtering by review state, but not with the number of votes.
 */
public final class VoteCountReader {
  private static final String DAYS =
      "select utc_day, source_id, what, reason_code, quarters, counts from day_rollup"
          + " where utc_day >= ? and utc_day <= ? and what <> 'answer'";
  private static final String ROWS =
      "select created_at, source_id, feedback, reason_code from feedback_log"
          + " where conversation_id is not null and created_at >= ? and created_at < ?";

  private final Connection connection;
  private final ReviewedAnswers reviewed;

  /** Must be used within a transaction with a consistent snapshot. */
  public VoteCountReader(Connection connection, ReviewedAnswers reviewed) {
    this.connection = connection;
    this.reviewed = reviewed;
  }

  private static String decided(ReviewedAnswers reviewed) {
    return "select v.created_at, v.source_id, v.feedback, v.reason_code from (select distinct"
        + " conversation_id from ("
        + reviewed.decided()
        + ") r) d join feedback_log v on v.conversation_id = d.conversation_id"
        + " where created_at >= ? and created_at < ?";
  }

  private static String ofTopic(long topic, VoteFilter filter, ReviewedAnswers reviewed) {
    String decided =
        filter
            .reviewed()
            .map(
                wanted ->
                    (wanted ? " and " : " and not ") + reviewed.isDecided("v.conversation_id"))
            .orElse("");
    return "select v.created_at, v.source_id, v.feedback, v.reason_code from vote_topic t"
        + " join feedback_log v on v.id = t.vote_id where t.topic_id = "
        + topic
        + " and v.conversation_id is not null and v.feedback <> 'like'"
        + decided
        + " and v.created_at >= ? and v.created_at < ?";
  }

  /** Counts for a filter that does not need the text index. */
  public VoteCounts of(VoteFilter filter) throws SQLException {
    QuarterHourSpan span =
        new QuarterHourSpan(
            filter.from().orElse(QuarterHourSpan.BEGINNING),
            filter.to().filter(QuarterHourSpan.END::isAfter).orElse(QuarterHourSpan.END));
    VoteCounts counts = new VoteCounts();
    if (!span.isEmpty()) {
      new Reading(connection, reviewed, filter, span, counts).run();
    }
    return counts;
  }

  /** All votes of a span. */
  public VoteCounts of(QuarterHourSpan span) throws SQLException {
    return of(VoteFilter.all().withFrom(span.from()).withTo(span.to()));
  }

  private record Reading(
      Connection connection,
      ReviewedAnswers reviewed,
      VoteFilter filter,
      QuarterHourSpan span,
      VoteCounts counts) {
    void run() throws SQLException {
      if (filter.topic().isPresent()) {
        rows(ofTopic(filter.topic().get(), filter, reviewed), span, 1);
        return;
      }
      if (filter.reviewed().orElse(false)) {
        rows(decided(reviewed), span, 1);
        return;
      }
      if (span.slotsFrom().isBefore(span.slotsTo())) {
        days();
      }
      for (QuarterHourSpan end : List.of(span.head(), span.tail())) {
        if (!end.isEmpty()) {
          rows(ROWS, end, 1);
        }
      }
      if (filter.reviewed().isPresent()) {
        // votes without a decision = all votes - votes with a decision
        rows(decided(reviewed), span, -1);
      }
    }

    private void days() throws SQLException {
      Map<Long, boolean[]> wanted = new HashMap<>();
      query(
          DAYS,
          "what",
          span.firstDay(),
          span.lastDay(),
          row -> {
            long day = row.getObject(1, LocalDate.class).toEpochDay();
            Kind kind = kind(row);
            if (!hasReason(kind)) {
              return;
            }
            boolean[] mask = wanted.computeIfAbsent(day, this::wanted);
            long[] numbers = QuarterHourBuckets.read(row);
            for (int quarter = 0; quarter < numbers.length; quarter++) {
              if (!mask[quarter]) {
                numbers[quarter] = 0;
              }
            }
            counts.add(kind, day, numbers);
          });
    }

    /** The quarter hours of a day that lie in the span and in the filter's hour of the week. */
    private boolean[] wanted(long day) {
      boolean[] wanted = new boolean[QuarterHourBuckets.OF_A_DAY];
      for (int quarter = span.fromQuarter(day); quarter < span.toQuarter(day); quarter++) {
        wanted[quarter] = holds(QuarterHourBuckets.start(day, quarter));
      }
      return wanted;
    }

    private boolean holds(Instant at) {
      Optional<HourOfWeek> hour = filter.hour();
      return hour.isEmpty() || hour.get().holds(at);
    }

    private void rows(String select, QuarterHourSpan part, int votes) throws SQLException {
      query(
          select,
          "feedback",
          SqlTime.parameter(part.from()),
          SqlTime.parameter(part.to()),
          row -> {
            Instant at = SqlTime.read(row, 1);
            Kind kind = kind(row);
            if (holds(at) && hasReason(kind)) {
              counts.add(kind, at, votes);
            }
          });
    }

    private boolean hasReason(Kind kind) {
      return filter.reasonCode().map(kind.code()::equals).orElse(true);
    }

    private static Kind kind(ResultSet row) throws SQLException {
      return new Kind(row.getLong(2), row.getString(3).equals("dislike"), row.getString(4));
    }

    private void query(String select, String vote, Object from, Object to, Row sink)
        throws SQLException {
      List<Object> values = new ArrayList<>(List.of(from, to));
      String sql = select + CountedVoteConditions.of(filter, vote, values);
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setFetchSize(1000);
        for (int i = 0; i < values.size(); i++) {
          query.setObject(i + 1, values.get(i));
        }
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            sink.accept(rows);
          }
        }
      }
    }
  }

  private interface Row {
    void accept(ResultSet row) throws SQLException;
  }
}
