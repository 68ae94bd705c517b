package dev.retune.sample;

import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Vote;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sample's documents in the tables of a chat product, in which users ask and vote. */
public final class SampleChatDatabase implements AutoCloseable {
  private final SampleRows rows;
  private final Connection connection;
  private Instant until = Instant.EPOCH;
  private int told;

  /**
   * Creates the tables with all documents, before anybody asked.
   *
   * @param end the end of the ten weeks
   */
  public SampleChatDatabase(Path file, Instant end) throws SQLException {
    rows = SampleRows.asOf(end);
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // those who read meanwhile are waited for
      statement.execute("pragma busy_timeout = 120000");
      statement.execute(
          "create table document (id text primary key, source text, uri text, title text, section"
              + " text, body text)");
      statement.execute(
          "create table conversation_log (id text primary key, user_id text, user_message text,"
              + " ai_response text, document_id text, created_at text)");
      statement.execute(
          "create table feedback_log (id text primary key, conversation_id text, user_id text,"
              + " feedback text, reason text, created_at text)");
    }
    for (NewDocument row : rows.documents()) {
      insert(
          "document",
          row.externalId(),
          row.origin(),
          row.uri(),
          row.title(),
          row.section(),
          row.body());
    }
    connection.commit();
  }

  /** Different questions, each with the document that most voters liked an answer from. */
  public Map<String, String> questions() {
    Map<String, Integer> balance =
        rows.votes().stream()
            .collect(
                Collectors.toMap(
                    NewVote::conversationExternalId,
                    vote -> vote.value() == Vote.Value.LIKE ? 1 : -1,
                    Integer::sum));
    Map<String, String> right = new LinkedHashMap<>();
    for (NewConversation row : rows.conversations()) {
      if (balance.getOrDefault(row.externalId(), 0) > 0) {
        right.putIfAbsent(row.question(), row.documentIds().getFirst());
      }
    }
    return right;
  }

  /** The product gave an answer from a document, and its user voted. */
  public void tell(String question, String answer, String document, Vote.Value vote, Instant at)
      throws SQLException {
    String id = "told-" + ++told;
    insert("conversation_log", id, "user-" + told, question, answer, document, at);
    insert("feedback_log", id, id, "user-" + told, text(vote), Optional.empty(), at.plusSeconds(5));
    connection.commit();
  }

  /**
   * Lets the sample's time pass: what was asked and voted before a moment is there.
   *
   * @return the number of new votes
   */
  public int until(Instant moment) throws SQLException {
    for (NewConversation row : rows.conversations()) {
      if (isNew(row.createdAt(), moment)) {
        insert(
            "conversation_log",
            row.externalId(),
            row.userId(),
            row.question(),
            row.answer(),
            row.documentIds().getFirst(),
            row.createdAt());
      }
    }
    List<NewVote> votes =
        rows.votes().stream().filter(row -> isNew(row.createdAt(), moment)).toList();
    for (NewVote row : votes) {
      insert(
          "feedback_log",
          row.externalId(),
          row.conversationExternalId(),
          row.voter(),
          text(row.value()),
          row.reason(),
          row.createdAt());
    }
    connection.commit();
    until = moment;
    return votes.size();
  }

  private static String text(Vote.Value value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private boolean isNew(Optional<Instant> created, Instant moment) {
    return created.filter(at -> !at.isBefore(until) && at.isBefore(moment)).isPresent();
  }

  private void insert(String table, Object... values) throws SQLException {
    String places = "?" + ", ?".repeat(values.length - 1);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (" + places + ")")) {
      for (int i = 0; i < values.length; i++) {
        Optional<?> value = values[i] instanceof Optional<?> some ? some : Optional.of(values[i]);
        if (value.isPresent()) {
          insert.setString(i + 1, value.get().toString());
        } else {
          insert.setNull(i + 1, Types.VARCHAR);
        }
      }
      insert.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
