package dev.retune.feedback.query;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.HourOfWeek.Stretch;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.StorableText;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the list of votes: first the ids from an index, then the rows. */
public final class VoteListRepository {
  private static final int REASON = 1000;
  private static final int QUESTION = 400;

  private static final String ROWS =
      " join feedback_log v on v.id = k.id"
          + " join conversation_log c on c.id = v.conversation_id"
          + " order by v.created_at desc, v.id desc";
  private static final String COLUMNS =
      "select v.id, v.conversation_id, v.created_at, v.feedback, v.reason_code,"
          + " v.reason_confidence, substring(v.reason from 1 for "
          + REASON
          + ") as reason, substring(c.user_message from 1 for "
          + QUESTION
          + ") as question, v.source_id";

  private final Workspace workspace;
  private final ReviewedAnswers reviewed;

  /** For one workspace. */
  public VoteListRepository(Workspace workspace, ReviewedAnswers reviewed) {
    this.workspace = workspace;
    this.reviewed = reviewed;
  }

  /**
   * A page of the list, newest first. Long texts are truncated, since the list only shows excerpts.
   * The filter must not require the text index.
   */
  public List<VoteListItem> page(VotePageRequest request) {
    VoteFilter filter = request.filter();
    if (filter.needsTextIndex()) {
      throw new IllegalArgumentException("only the text index knows " + filter);
    }
    return on(
        (connection, sources) -> {
          Optional<Long> source = sources.idOf(filter);
          if (filter.source().isPresent() && source.isEmpty()) {
            return List.of();
          }
          if (filter.hour().isPresent()) {
            return hours(connection, request, sources);
          }
          return rows(connection, conditions(request, sources), request.limit(), sources);
        });
  }

  /** The first page of the list. */
  public List<VoteListItem> page(VoteFilter filter, int limit) {
    return page(VotePageRequest.first(filter, limit));
  }

  /**
   * An hour of the week is one time span per week; reads them newest first until the page is full.
   */
  private List<VoteListItem> hours(
      Connection connection, VotePageRequest request, SourceNames sources) throws SQLException {
    VoteFilter filter = request.filter();
    int limit = request.limit();
    HourOfWeek hour = filter.hour().orElseThrow();
    List<Instant> ends = ends(connection);
    if (ends.isEmpty()) {
      return List.of();
    }
    Instant oldest = later(ends.getFirst(), filter.from().orElse(Instant.MIN));
    Instant newest =
        earlier(
            earlier(ends.getLast().plusSeconds(1), filter.to().orElse(Instant.MAX)),
            request.after().map(cursor -> cursor.at().plusSeconds(1)).orElse(Instant.MAX));
    List<VoteListItem> found = new ArrayList<>();
    LocalDate first = oldest.atZone(hour.zone()).toLocalDate();
    for (LocalDate day = hour.newestDay(newest);
        !day.isBefore(first) && found.size() < limit;
        day = day.minusWeeks(1)) {
      Optional<Stretch> stretch = hour.on(day);
      if (stretch.isPresent()) {
        VoteFilterSql query =
            conditions(request, sources).within(stretch.get().from(), stretch.get().to());
        found.addAll(rows(connection, query, limit - found.size(), sources));
      }
    }
    return found;
  }

  private VoteFilterSql conditions(VotePageRequest request, SourceNames sources) {
    VoteFilterSql query = conditions(request.filter(), sources);
    request.after().ifPresent(query::after);
    return query;
  }

  private VoteFilterSql conditions(VoteFilter filter, SourceNames sources) {
    return sources
        .idOf(filter)
        .map(id -> VoteFilterSql.of(filter, id, reviewed))
        .orElseGet(() -> VoteFilterSql.of(filter, reviewed));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isAfter(b) ? b : a;
  }

  /** Times of the oldest and the newest vote; empty without votes. */
  private static List<Instant> ends(Connection connection) throws SQLException {
    List<Instant> ends = new ArrayList<>();
    for (String order : List.of("created_at, id", "created_at desc, id desc")) {
      try (PreparedStatement query =
          connection.prepareStatement(
              "select created_at from feedback_log order by "
                  + order
                  + " fetch first 1 rows only")) {
        JdbcOperations.each(query, row -> ends.add(SqlTime.read(row, "created_at")));
      }
    }
    return ends;
  }

  private static List<VoteListItem> rows(
      Connection connection, VoteFilterSql query, int limit, SourceNames sources)
      throws SQLException {
    String sql = COLUMNS + " from (" + query.ids(limit) + ") k" + ROWS;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      JdbcOperations.setFrom(statement, 1, query.values());
      return read(statement, sources);
    }
  }

  /** Votes by id that match the filter's criteria on the vote's own fields; newest first. */
  public List<VoteListItem> byIds(List<Long> ids, VoteFilter filter) {
    return on(
        (connection, sources) -> {
          VoteFilterSql query = conditions(filter, sources);
          String sql =
              COLUMNS
                  + " from (select id from unnest(?) as wanted (wanted_id)"
                  + " join feedback_log on id = wanted_id where "
                  + query.where()
                  + ") k"
                  + ROWS;
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, JdbcOperations.longs(connection, ids));
            JdbcOperations.setFrom(statement, 2, query.values());
            return read(statement, sources);
          }
        });
  }

  private static List<VoteListItem> read(PreparedStatement statement, SourceNames sources)
      throws SQLException {
    List<VoteListItem> rows = new ArrayList<>();
    JdbcOperations.each(
        statement,
        r -> {
          double confidence = r.getDouble("reason_confidence");
          Optional<Double> sure = r.wasNull() ? Optional.empty() : Optional.of(confidence);
          rows.add(
              new VoteListItem(
                  r.getLong("id"),
                  r.getLong("conversation_id"),
                  SqlTime.read(r, "created_at"),
                  Vote.Value.ofText(r.getString("feedback")),
                  r.getString("reason_code"),
                  sure,
                  JdbcOperations.text(r, "reason").map(StorableText::text),
                  StorableText.text(r.getString("question")),
                  sources.name(r.getLong("source_id"))));
        });
    return rows;
  }

  /** Ids of the dislikes of a topic. */
  public List<Long> ofTopic(long topic) {
    return on(
        (connection, _) -> {
          List<Long> found = new ArrayList<>();
          try (PreparedStatement query =
              connection.prepareStatement("select vote_id from vote_topic where topic_id = ?")) {
            JdbcOperations.set(query, topic);
            JdbcOperations.each(query, row -> found.add(row.getLong(1)));
          }
          return found;
        });
  }

  private interface Reading<T> {
    T read(Connection connection, SourceNames sources) throws SQLException;
  }

  private <T> T on(Reading<T> reading) {
    return workspace.fetch(connection -> reading.read(connection, SourceNames.read(connection)));
  }
}
