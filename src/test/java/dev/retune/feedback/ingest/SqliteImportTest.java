package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteImportTest {
  private static final String TALKS =
      "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message TEXT,"
          + " ai_response TEXT, created_at DATETIME)";
  private static final String VOTES =
      "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id INTEGER,"
          + " feedback VARCHAR(10), reason VARCHAR(5), created_at DATETIME)";
  private static final String TALK =
      "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01 03:04:05.123456')";

  @RegisterExtension final FileImportFixture files = new FileImportFixture();
  private Path file = files.folder.resolve("채팅 #1%20.db");

  private Connection sqlite(String... statements) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return connection;
  }

  private Set<String> beside() throws IOException {
    try (var list = Files.list(files.folder)) {
      return list.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void timesComeOutToTheMicrosecond() throws Exception {
    sqlite(
            TALKS,
            VOTES,
            TALK,
            "INSERT INTO feedback_log VALUES (1, 1, 'like', NULL, '2026-11-01 03:04:05.123456')",
            "INSERT INTO feedback_log VALUES (2, 1, 'like', NULL, '2026-11-01T12:04:05.5+09:00')",
            "INSERT INTO feedback_log VALUES (3, 1, 'like', NULL, 1761966245)",
            "INSERT INTO feedback_log VALUES (4, 1, 'like', NULL, 1761966245123.0)")
        .close();
    files.read(file);
    assertThat(files.fixture.list.page(VoteFilter.all(), 9))
        .extracting(VoteListItem::at)
        .containsExactly(
            Instant.parse("2026-11-01T03:04:05.500Z"),
            Instant.parse("2026-11-01T03:04:05.123456Z"),
            Instant.parse("2025-11-01T03:04:05.123Z"),
            Instant.parse("2025-11-01T03:04:05Z"));
  }

  @Test
  void badRowsAreListedByIdAndTheRestIsStored() throws Exception {
    sqlite(
            TALKS,
            VOTES,
            TALK,
            "INSERT INTO conversation_log VALUES (2, 'q', '', '2026-11-01')",
            "INSERT INTO conversation_log"
                + " VALUES (3, replace(hex(zeroblob(5000000)), '0', 'x'), 'a', '2026-11-01')",
            "INSERT INTO feedback_log VALUES (10, 1, 'dislike', 'longer than five', '2026-11-01')",
            "INSERT INTO feedback_log VALUES (20, 1, 'so so', NULL, '2026-11-01')",
            "INSERT INTO feedback_log VALUES (30, NULL, 'like', NULL, '2026-11-01')",
            "INSERT INTO feedback_log VALUES (40, 1, 'like', NULL, 'then')",
            "INSERT INTO feedback_log VALUES (50, 3, 'like', NULL, '2026-11-01')")
        .close();
    ImportReport report = files.read(file);
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly(
            "2: no answer",
            "3: \"user_message\" is longer than 1,000,000 characters",
            "20: unknown vote value \"so so\"",
            "30: no conversation id",
            "40: unreadable time \"then\": the year comes first and has four digits, such as 2026-11-04 17:02");
    assertThat(report.rejected().getLast().place()).isEqualTo(RowPlace.id("feedback_log", 40));
    assertThat(report.waits())
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(new Texts(Locale.ENGLISH).get(wait.places()))
                  .isEqualTo("id 50 of feedback_log");
              assertThat(wait.reason()).isEqualTo("waits for conversation 3");
            });
  }

  @Test
  void theFileIsNeitherChangedNorGivenCompany() throws Exception {
    sqlite(TALKS, VOTES, TALK, "PRAGMA journal_mode=WAL").close();
    byte[] before = Files.readAllBytes(file);
    Set<String> others = beside();
    files.read(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(beside()).isEqualTo(others);
  }

  @Test
  void aLiveDatabaseIsReadWithWhatItsLogHolds() throws Exception {
    try (Connection live = sqlite("PRAGMA journal_mode=WAL", TALKS, VOTES)) {
      live.createStatement().execute(TALK);
      assertThat(files.read(file).stored().conversations()).isEqualTo(1);
    }
  }

  @Test
  void aLogWhoseProcessDiedIsReadToo() throws Exception {
    Path copy = files.folder.resolve("copy.db");
    try (Connection live = sqlite("PRAGMA journal_mode=WAL", TALKS, VOTES)) {
      live.createStatement().execute(TALK);
      for (String suffix : new String[] {"", "-wal"}) {
        Files.copy(
            Path.of(file + suffix), Path.of(copy + suffix), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(files.read(copy).stored().conversations()).isEqualTo(1);
  }

  @Test
  void aWriterIsNotKeptFromWriting() throws Exception {
    try (Connection writer = sqlite(TALKS, VOTES, TALK)) {
      files.read(file);
      writer.createStatement().execute("DELETE FROM conversation_log");
      assertThat(writer.createStatement().executeUpdate("DELETE FROM conversation_log")).isZero();
    }
  }

  @Test
  void otherNamesAreGuessed() throws Exception {
    sqlite(
            "CREATE TABLE chats (uuid TEXT PRIMARY KEY, prompt TEXT, completion TEXT, ts TEXT)",
            "CREATE TABLE thumbs (messageId TEXT, rating INTEGER, comment TEXT, ts TEXT)",
            "CREATE TABLE articles (id TEXT, title TEXT, content TEXT)",
            "INSERT INTO chats VALUES ('a-1', 'q', 'a', '2026-11-01')",
            "INSERT INTO thumbs VALUES ('a-1', -1, 'no', '2026-11-01')",
            "INSERT INTO thumbs VALUES ('a-1', -1, 'no', '2026-11-01')",
            "INSERT INTO articles VALUES ('d', 't', 'body')")
        .close();
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(1, 1, 2, 0));
    assertThat(files.read(file).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void answersAndVotesMayShareATable() throws Exception {
    sqlite(
            "CREATE TABLE chat_history (id INTEGER PRIMARY KEY, question TEXT, answer TEXT,"
                + " feedback TEXT, comment TEXT, created_at TEXT)",
            "INSERT INTO chat_history VALUES (1, 'q', 'a', 'down', 'no', '2026-11-01')",
            "INSERT INTO chat_history VALUES (2, 'q', 'a', NULL, NULL, '2026-11-01')")
        .close();
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(0, 2, 1, 0));
  }

  @Test
  void evaluationsAreTakenIn() throws Exception {
    sqlite(
            TALKS,
            TALK,
            "CREATE TABLE conversation_evaluation (id INTEGER PRIMARY KEY, conversation_id"
                + " INTEGER, score FLOAT, comment TEXT, created_at DATETIME)",
            "INSERT INTO conversation_evaluation VALUES (1, 1, 0.25, 'meh', '2026-11-01')")
        .close();
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(0, 1, 0, 1));
  }

  @Test
  void aDatabaseOfSomethingElseIsNamedWithItsTables() throws Exception {
    sqlite("CREATE TABLE invoices (id INTEGER)", "CREATE TABLE pages (id, text)").close();
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.args().toString()).contains("invoices, pages"));
  }

  @Test
  void aSecondDatabaseIsASourceOfItsOwn() throws Exception {
    sqlite(TALKS, VOTES, TALK).close();
    assertThat(files.sourceName(file)).contains("default");
    files.read(file);
    Path first = file;
    file = files.folder.resolve("other.db");
    sqlite(TALKS, VOTES, TALK).close();
    assertThat(files.sourceName(file)).contains("other");
    assertThat(files.sourceName(first)).contains("default");
    assertThat(files.sourceName(first, file)).isEmpty();
    files.read(file);
    files.read(first);
    assertThat(files.fixture.sources.all())
        .extracting(Source::name)
        .containsExactly("default", "other");
    assertThat(files.fixture.conversations.count()).isEqualTo(2);
  }

  @Test
  void aDamagedFileIsUnavailable() throws Exception {
    sqlite(TALKS, VOTES, TALK).close();
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e ->
                assertThat(e.args())
                    .containsExactly(file.toString(), "The database disk image is malformed"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> files.read(files.folder.resolve("none.db")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("feedback.noFile"));
  }
}
