package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.source.TableSelection;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Databases with schemas of real chat products that cannot be interpreted without guessing. */
class SourceRefusalTest {
  private static final String AT = "'2026-11-01 10:00:00'";

  @RegisterExtension final FileImportFixture files = new FileImportFixture();
  private final Path file = files.folder.resolve("chat.db");

  private void sqlite(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void refused(String key, String... named) {
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo(key);
              assertThat(e.args().toString()).contains(named);
            });
    assertThat(files.fixture.conversations.count()).isZero();
  }

  private static SourceMapping votesIn(TableMapping votes) {
    return SourceMapping.GUESSED.withVotes(votes);
  }

  private static SourceMapping ignoring(String... tables) {
    return SourceMapping.GUESSED.withIgnored(Set.of(tables));
  }

  private void twoChats() throws SQLException {
    sqlite(
        "CREATE TABLE staff_chats (id INTEGER PRIMARY KEY, prompt TEXT, response TEXT,"
            + " feedbackScore BOOLEAN, createdAt DATETIME)",
        "CREATE TABLE guest_chats (id INTEGER PRIMARY KEY, prompt TEXT, response TEXT,"
            + " createdAt DATETIME)",
        "INSERT INTO staff_chats VALUES (1, 'q', 'a', 1, 1795000000000)",
        "INSERT INTO guest_chats VALUES (1, 'q', 'a', 1795000000000)");
  }

  @Test
  void twoTablesOfAnswersAreBothNamed() throws SQLException {
    twoChats();
    refused("feedback.tablesEqual", "staff_chats", "guest_chats");
  }

  @Test
  void aVoteColumnThatIsNotReadIsNamed() throws SQLException {
    twoChats();
    sqlite("DELETE FROM guest_chats");
    refused("feedback.tableUnused", "staff_chats", "feedbackScore");
  }

  @Test
  void whatAMappingNamesIsRead() throws SQLException {
    twoChats();
    TableMapping chats =
        new TableMapping(Optional.of("staff_chats"), Map.of("vote", "feedbackScore"));
    SourceMapping mapping =
        SourceMapping.GUESSED
            .withConversations(new TableMapping(Optional.of("staff_chats"), Map.of()))
            .withVotes(chats);
    ImportReport report = files.read(file, mapping);
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(report.tables())
        .extracting(TableSelection::why)
        .containsExactly(TableSelection.Reason.MAPPED, TableSelection.Reason.MAPPED);
  }

  @Test
  void anEvaluationSetIsNotTakenForAnswers() throws SQLException {
    sqlite(
        "CREATE TABLE chat_message (id TEXT PRIMARY KEY, role TEXT, chatId TEXT, content TEXT,"
            + " created_at DATETIME)",
        "CREATE TABLE chat_message_feedback (id TEXT PRIMARY KEY, chatId TEXT, messageId TEXT,"
            + " rating TEXT, note TEXT, created_at DATETIME)",
        "CREATE TABLE dataset_row (id TEXT PRIMARY KEY, input TEXT, output TEXT)",
        "INSERT INTO chat_message VALUES ('m', 'apiMessage', 'c', 'a', " + AT + ")",
        "INSERT INTO chat_message_feedback VALUES ('f', 'c', 'm', 'THUMBS_UP', '', " + AT + ")",
        "INSERT INTO dataset_row VALUES ('d', 'q', 'a')");
    refused("feedback.tableDoubted", "dataset_row", "chat_message");
  }

  @Test
  void annotationsThatAreNotReadAreNamed() throws SQLException {
    sqlite(
        "CREATE TABLE dataset_example_revisions (id INTEGER PRIMARY KEY, input TEXT, output TEXT)",
        "CREATE TABLE span_annotations (id INTEGER PRIMARY KEY, span_rowid INTEGER, name TEXT,"
            + " label TEXT, score REAL, annotator_kind TEXT, created_at TEXT)",
        "INSERT INTO dataset_example_revisions VALUES (1, 'q', 'a')",
        "INSERT INTO span_annotations VALUES (1, 7, 'thumb', 'up', 1, 'HUMAN', " + AT + ")");
    refused("feedback.tableUnused", "span_annotations");
  }

  private void chainlit() throws SQLException {
    sqlite(
        "CREATE TABLE steps (id TEXT PRIMARY KEY, type TEXT, input TEXT, output TEXT,"
            + " createdAt TEXT)",
        "CREATE TABLE feedbacks (id TEXT PRIMARY KEY, forId TEXT, threadId TEXT, value INT)",
        "INSERT INTO steps VALUES ('s1', 'tool', 'q', 'found', '2026-11-01T10:00:00Z')",
        "INSERT INTO steps VALUES ('s2', 'assistant_message', '', 'a', '2026-11-01T10:00:00Z')",
        "INSERT INTO feedbacks VALUES ('f', 's2', 't', 1)");
  }

  @Test
  void feedbackWithoutAKnownAnswerColumnIsNamed() throws SQLException {
    chainlit();
    refused("feedback.tableUnused", "feedbacks", "forId");
  }

  @Test
  void toolStepsAreNotAnswersThoughVotesAreMapped() throws SQLException {
    chainlit();
    TableMapping votes =
        new TableMapping(Optional.of("feedbacks"), Map.of("conversation_id", "forId"));
    assertThatThrownBy(() -> files.read(file, votesIn(votes)))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.args().toString()).contains("tool"));
  }

  private void scores() throws SQLException {
    sqlite(
        "CREATE TABLE traces (id TEXT PRIMARY KEY, input TEXT, output TEXT, timestamp TEXT)",
        "CREATE TABLE scores (id TEXT PRIMARY KEY, trace_id TEXT, name TEXT, value REAL,"
            + " source TEXT, timestamp TEXT)",
        "INSERT INTO traces VALUES ('t', 'q', 'a', " + AT + ")",
        "INSERT INTO scores VALUES ('s1', 't', 'user-feedback', 0, 'API', " + AT + ")",
        "INSERT INTO scores VALUES ('s2', 't', 'helpful', 1, 'EVAL', " + AT + ")");
  }

  @Test
  void scoresOfSeveralNamesAreAskedAbout() throws SQLException {
    scores();
    refused("feedback.severalSorts", "name", "user-feedback", "helpful");
  }

  @Test
  void aConditionSaysWhichScoresAreVotes() throws SQLException {
    scores();
    TableMapping votes =
        new TableMapping(
            Optional.empty(),
            Map.of(),
            Map.of("name", new AllowedValues(List.of("user-feedback"))));
    ImportReport report = files.read(file, votesIn(votes));
    assertThat(report.stored().votes()).isEqualTo(1);
    assertThat(report.leftOut()).isEqualTo(1);
  }

  @Test
  void scoresOfAJudgeAloneAreAskedAbout() throws SQLException {
    scores();
    sqlite("DELETE FROM scores WHERE source = 'API'");
    refused("feedback.severalSorts", "source", "EVAL");
  }

  @Test
  void aStarTakesAllOfThem() throws SQLException {
    scores();
    AllowedValues all = new AllowedValues(List.of("*"));
    TableMapping votes =
        new TableMapping(Optional.empty(), Map.of(), Map.of("name", all, "source", all));
    assertThat(files.read(file, votesIn(votes)).stored().votes()).isEqualTo(2);
  }

  @Test
  void votesThatBelongToNoAnswerAreRefused() throws SQLException {
    sqlite(
        "CREATE TABLE messages (id TEXT PRIMARY KEY, question TEXT, answer TEXT, created_at TEXT)",
        "CREATE TABLE votes (id TEXT PRIMARY KEY, chat_id TEXT, vote TEXT, created_at TEXT)",
        "INSERT INTO messages VALUES ('m', 'q', 'a', " + AT + ")",
        "INSERT INTO votes VALUES ('v', 'c', 'up', " + AT + ")");
    refused("feedback.nothingJoins", "chat_id", "messages");
  }

  @Test
  void anIgnoredTableIsNoDoubt() throws SQLException {
    sqlite(
        "CREATE TABLE chats (id TEXT PRIMARY KEY, question TEXT, answer TEXT, created_at TEXT)",
        "CREATE TABLE film_ratings (id TEXT PRIMARY KEY, film TEXT, rating INTEGER)",
        "INSERT INTO chats VALUES ('m', 'q', 'a', " + AT + ")",
        "INSERT INTO film_ratings VALUES ('r', 'f', 5)");
    assertThat(files.read(file, ignoring("film_ratings")).stored().conversations()).isEqualTo(1);
  }

  @Test
  void aTableWithoutRowsIsNoDoubt() throws SQLException {
    sqlite(
        "CREATE TABLE chats (id TEXT PRIMARY KEY, question TEXT, answer TEXT, created_at TEXT)",
        "CREATE TABLE film_ratings (id TEXT PRIMARY KEY, film TEXT, rating INTEGER)",
        "INSERT INTO chats VALUES ('m', 'q', 'a', " + AT + ")");
    assertThat(files.read(file).stored().conversations()).isEqualTo(1);
  }

  @Test
  void anIndexOfTextIsNoSecondTable() throws SQLException {
    sqlite(
        "CREATE TABLE talks (id INTEGER PRIMARY KEY, question TEXT, answer TEXT, created_at TEXT)",
        "CREATE VIRTUAL TABLE talks_words USING fts5(question, answer)",
        "INSERT INTO talks VALUES (1, 'q', 'a', " + AT + ")",
        "INSERT INTO talks_words VALUES ('q', 'a')");
    assertThat(files.read(file).stored().conversations()).isEqualTo(1);
  }

  @Test
  void rowsThatShareAnIdAreRefused() throws SQLException {
    sqlite(
        "CREATE TABLE messages (chat INTEGER, id INTEGER, question TEXT, answer TEXT,"
            + " created_at TEXT, PRIMARY KEY (chat, id))",
        "INSERT INTO messages VALUES (1, 1, 'q', 'a', " + AT + ")",
        "INSERT INTO messages VALUES (2, 1, 'other', 'a', " + AT + ")");
    refused("feedback.idsRepeat", "messages", "id");
  }

  @Test
  void aCompositeKeyIsReadWhereIdsDiffer() throws SQLException {
    sqlite(
        "CREATE TABLE messages (chat INTEGER, id INTEGER, question TEXT, answer TEXT,"
            + " created_at TEXT, PRIMARY KEY (chat, id)) WITHOUT ROWID",
        "INSERT INTO messages VALUES (1, 1, 'q', 'a', " + AT + ")",
        "INSERT INTO messages VALUES (2, 2, 'other', 'a', " + AT + ")");
    assertThat(files.read(file).stored().conversations()).isEqualTo(2);
  }

  private void keyed(String key) throws SQLException {
    sqlite(
        "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY "
            + key.formatted(", user_message TEXT, ai_response TEXT, created_at TEXT"),
        "INSERT INTO conversation_log VALUES ('c-1', 'q', 'a', " + AT + ")",
        "INSERT INTO conversation_log VALUES (2, 'q', 'a', " + AT + ")");
    assertThat(files.read(file).stored().conversations()).isEqualTo(2);
    assertThat(files.read(file).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aKeyWithoutRowNumbersHoldsAnyValue() throws SQLException {
    keyed("%s) WITHOUT ROWID");
  }

  @Test
  void aDescendingKeyHoldsAnyValue() throws SQLException {
    keyed("DESC%s)");
  }

  private void votesOf(String... values) throws SQLException {
    sqlite(
        "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response,"
            + " created_at)",
        "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, rating, created_at)",
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', " + AT + ")");
    for (String value : values) {
      sqlite(
          "INSERT INTO feedback_log (conversation_id, rating, created_at) VALUES (1, %s, %s)"
              .formatted(value, AT));
    }
  }

  @Test
  void starsThatNobodyExplainedAreRefusedInATableAsInAFile() throws SQLException {
    votesOf("1", "3", "5", "2.0");
    refused("feedback.voteScale", "rating", "1, 2, 3, 5");
    Map<String, VoteMeaning> stars =
        Map.of(
            "1", VoteMeaning.DISLIKE,
            "2", VoteMeaning.DISLIKE,
            "3", VoteMeaning.NONE,
            "5", VoteMeaning.LIKE);
    ImportReport report = files.read(file, SourceMapping.GUESSED.withVoteValues(stars));
    assertThat(report.stored().votes()).isEqualTo(3);
    assertThat(report.withoutVote()).isEqualTo(1);
  }

  @Test
  void zeroIsADrawInATableWhoseDislikesAreMinusOne() throws SQLException {
    votesOf("1", "0", "-1", "0");
    ImportReport report = files.read(file);
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(report.withoutVote()).isEqualTo(2);
    assertThat(report.notes()).hasSize(1);
    assertThat(report.failed()).isFalse();
  }

  @Test
  void zeroIsADislikeInATableOfZeroAndOne() throws SQLException {
    votesOf("1", "0", "0");
    assertThat(files.read(file).stored().votes()).isEqualTo(3);
    assertThat(files.fixture.number("select count(*) from feedback_log where feedback = 'dislike'"))
        .isEqualTo(2);
  }

  @Test
  void aVoteSetToNothingInAFileOfATableIsTakenBack() throws SQLException {
    votesOf("1", "0", "1");
    files.read(file);
    sqlite("UPDATE feedback_log SET rating = NULL WHERE id = 2");
    assertThat(files.read(file).takenBack()).isEqualTo(1);
    assertThat(
            files.fixture.number("select count(*) from feedback_log where taken_back_at is null"))
        .isEqualTo(2);
    assertThat(files.fixture.rollups()).isEqualTo(files.fixture.recount());
    sqlite("UPDATE feedback_log SET rating = 1 WHERE id = 2");
    assertThat(files.read(file).stored().votes()).isEqualTo(1);
    assertThat(files.fixture.rollups()).isEqualTo(files.fixture.recount());
  }
}
