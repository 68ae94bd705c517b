package dev.retune.stats;

import dev.retune.db.Workspace;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteCount;
import dev.retune.feedback.VoteFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The votes that a filter lets through, counted: from the roll-ups, and the rows themselves in the
 * two slots at the ends. Grows with the time looked at and not with the votes; of reviewed answers
 * with the decisions.
 */
final class FilterCounts {
  // after every vote there can be; on the grid
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private static final String SLOTS =
      "select slot, feedback, reason_code, votes from vote_rollup where slot >= ? and slot < ?";
  private static final String ROWS =
      "select created_at, feedback, reason_code, 1 from feedback_log"
          + " where conversation_id is not null and created_at >= ? and created_at < ?";
  private static final String REVIEWED =
      "select v.created_at, v.feedback, v.reason_code, 1 from (select distinct conversation_id"
          + " from decision where undone_at is null) d"
          + " join feedback_log v on v.conversation_id = d.conversation_id"
          + " where created_at >= ? and created_at < ?";

  private final Workspace workspace;

  FilterCounts(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Of a filter that does not need the text index. */
  List<VoteCount> of(VoteFilter filter) {
    Span span =
        new Span(
            filter.from().orElse(Span.BEGINNING), filter.to().filter(END::isAfter).orElse(END));
    if (span.isEmpty()) {
      return List.of();
    }
    List<VoteCount> counts = new ArrayList<>();
    workspace.jdbc(
        connection -> {
          if (filter.reviewed().orElse(false)) {
            read(connection, filter, REVIEWED, span, 1, counts);
            return;
          }
          if (span.slotsFrom().isBefore(span.slotsTo())) {
            read(connection, filter, SLOTS, new Span(span.slotsFrom(), span.slotsTo()), 1, counts);
          }
          for (Span end : List.of(span.head(), span.tail())) {
            if (!end.isEmpty()) {
              read(connection, filter, ROWS, end, 1, counts);
            }
          }
          if (filter.reviewed().isPresent()) {
            // those without a decision are all but those with one
            read(connection, filter, REVIEWED, span, -1, counts);
          }
        });
    return counts;
  }

  private static void read(
      Connection connection,
      VoteFilter filter,
      String select,
      Span span,
      int sign,
      List<VoteCount> counts)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(select);
    filter
        .value()
        .ifPresent(
            value -> {
              // not the other: equal to this, H2 would go by all of its kind and not by time
              sql.append(" and feedback <> ?");
              values.add((value == Vote.Value.LIKE ? Vote.Value.DISLIKE : Vote.Value.LIKE).text());
            });
    filter
        .reasonCode()
        .ifPresent(
            code -> {
              sql.append(" and feedback <> 'like' and reason_code = ?");
              values.add(code);
            });
    filter
        .source()
        .ifPresent(
            name -> {
              // reckoned, so that H2 does not go by the foreign key's index, which knows no time
              sql.append(" and source_id + 0 in (select id from source where name = ?)");
              values.add(name);
            });
    try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
      query.setFetchSize(1000);
      query.setObject(1, span.from().atOffset(ZoneOffset.UTC));
      query.setObject(2, span.to().atOffset(ZoneOffset.UTC));
      for (int i = 0; i < values.size(); i++) {
        query.setObject(i + 3, values.get(i));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          // rows by their slot too, so that those with a decision are taken from where they are
          Instant at = Span.slotOf(rows.getObject(1, OffsetDateTime.class).toInstant());
          if (filter.hour().map(hour -> hour.holds(at)).orElse(true)) {
            counts.add(
                new VoteCount(
                    at,
                    rows.getString(2).equals("dislike"),
                    rows.getString(3),
                    sign * rows.getLong(4)));
          }
        }
      }
    }
  }
}
