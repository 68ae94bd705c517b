package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.source.TableSelection;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.store.InputRows;
import dev.retune.index.build.IndexCorpus;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@ParameterizedClass
@EnumSource
class SourceSynchronizerTest {
  private final SourceServers kind;
  private final String address;
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  SourceSynchronizerTest(SourceServers kind) throws SQLException {
    this.kind = kind;
    this.address = kind.fresh();
  }

  @BeforeEach
  void tables() throws SQLException {
    at("CREATE TABLE document (id %k, title VARCHAR(500), body TEXT, updated_at %t)");
    at(
        "CREATE TABLE conversation_log (id %k, user_id VARCHAR(64), user_message TEXT,"
            + " ai_response TEXT, document_id BIGINT, created_at %t)");
    at(
        "CREATE TABLE feedback_log (id %k, conversation_id BIGINT, feedback VARCHAR(10),"
            + " reason VARCHAR(255), created_at %t)");
    at("INSERT INTO document VALUES (1, 'T', '본문 😀', '2026-10-01 00:00:00')");
    at("INSERT INTO conversation_log VALUES (1, 'u', 'q', 'a', 1, '2026-11-20 10:00:00.123456')");
    at("INSERT INTO feedback_log VALUES (1, 1, 'like', NULL, '2026-11-20 11:00:00.654321')");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void at(String sql) throws SQLException {
    try (Connection connection = SourceServers.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(
          sql.replace("%k", kind.key)
              .replace("%t", kind.time)
              .replace("%u", kind.uuid)
              .replace("%q", kind == SourceServers.MARIADB ? "`" : "\"")
              .replace("%b", bytesType()));
    }
  }

  private String bytesType() {
    return switch (kind) {
      case SQLITE -> "BLOB";
      case POSTGRESQL -> "BYTEA";
      case MARIADB -> "BINARY(16)";
    };
  }

  private ImportReport sync() {
    SourceSynchronizer syncer =
        new SourceSynchronizer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, fixture.clock, new ReviewItemRepository()),
            fixture.clock,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new SourceOpener(name -> Optional.empty()));
    return syncer
        .sync(List.of(SourceConfig.of("shop", address)), ProgressMonitor.none())
        .getFirst();
  }

  private List<VoteListItem> votes() {
    return fixture.list.page(VoteFilter.all(), 9_999);
  }

  @Test
  void everyRowComesOnce() {
    assertThat(sync().stored()).isEqualTo(new RowCounts(1, 1, 1, 0));
    assertThat(sync().stored()).isEqualTo(RowCounts.ZERO);
    assertThat(fixture.documents.byExternalId("1").getFirst().body()).isEqualTo("본문 😀");
    assertThat(votes().getFirst().at()).isEqualTo(Instant.parse("2026-11-20T11:00:00.654321Z"));
  }

  @Test
  void newRowsComeByTheirId() throws SQLException {
    sync();
    at("INSERT INTO feedback_log VALUES (2, 1, 'dislike', 'no', '2026-01-01 00:00:00')");
    assertThat(sync().stored()).isEqualTo(new RowCounts(0, 0, 1, 0));
  }

  @Test
  void lateAndChangedRowsInTheLookBackComeToo() throws SQLException {
    at("INSERT INTO feedback_log VALUES (9, 1, 'like', NULL, '2026-11-21 00:00:00')");
    sync();
    at("INSERT INTO feedback_log VALUES (5, 1, 'dislike', 'late', '2026-11-19 00:00:00')");
    at("UPDATE feedback_log SET feedback = 'dislike' WHERE id = 1");
    ImportReport report = sync();
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(report.changed().votes()).isEqualTo(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void whatChangedLongAgoIsSeenWithFewVotesEachTime() throws SQLException {
    at("INSERT INTO feedback_log VALUES (2, 1, 'like', NULL, '2026-09-01 00:00:00')");
    sync();
    at("UPDATE feedback_log SET feedback = 'dislike' WHERE id = 2");
    assertThat(sync().changed().votes()).isEqualTo(1);
  }

  @Test
  void aVoteThatIsGoneThereIsNotCountedAnyMore() throws SQLException {
    at("INSERT INTO feedback_log VALUES (2, 1, 'dislike', 'no', '2026-09-01 00:00:00')");
    sync();
    at("DELETE FROM feedback_log WHERE id = 2");
    assertThat(sync().takenBack()).isEqualTo(1);
    assertThat(votes()).hasSize(1);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void aVoteWithoutAValueThereIsNotCountedAnyMore() throws SQLException {
    at("INSERT INTO feedback_log VALUES (2, 1, 'dislike', 'no', '2026-11-20 00:00:00')");
    sync();
    at("UPDATE feedback_log SET feedback = NULL WHERE id = 2");
    assertThat(sync().takenBack()).isEqualTo(1);
    assertThat(votes()).hasSize(1);
  }

  @Test
  void bytesAreIdsToo() throws SQLException {
    at("DROP TABLE conversation_log");
    at("DROP TABLE feedback_log");
    at(
        "CREATE TABLE conversation_log (id %b PRIMARY KEY, user_message TEXT, ai_response TEXT,"
            + " created_at %t)");
    at(
        "CREATE TABLE feedback_log (id %b PRIMARY KEY, conversation_id %b, feedback VARCHAR(10),"
            + " created_at %t)");
    for (int i : new int[] {0, 1}) {
      bytes("INSERT INTO conversation_log VALUES (?, 'q', 'a', '2026-11-20 10:00:00')", uuid(i));
      bytes(
          "INSERT INTO feedback_log VALUES (?, ?, 'like', '2026-11-20 10:00:00')",
          uuid(9 + i),
          uuid(i));
    }
    assertThat(sync().stored()).isEqualTo(new RowCounts(1, 2, 2, 0));
    assertThat(sync().stored()).isEqualTo(RowCounts.ZERO);
    assertThat(fixture.conversations.byExternalId(1, "0080ff00000000000000000000000001"))
        .isPresent();
  }

  // contains zero bytes and byte sequences that are not valid UTF-8
  private static byte[] uuid(int number) {
    byte[] bytes = new byte[16];
    bytes[1] = (byte) 0x80;
    bytes[2] = (byte) 0xff;
    bytes[15] = (byte) number;
    return bytes;
  }

  private void bytes(String sql, byte[]... values) throws SQLException {
    try (Connection connection = SourceServers.connect(address);
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setBytes(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  @Test
  void theAnswersIdGoesBeforeItsThreads() throws SQLException {
    at("DROP TABLE conversation_log");
    at("DROP TABLE feedback_log");
    at(
        "CREATE TABLE messages (id %k, conversation_id BIGINT, query TEXT, answer TEXT, created_at %t)");
    at(
        "CREATE TABLE message_feedbacks (id %k, conversation_id BIGINT, message_id BIGINT,"
            + " rating VARCHAR(10), created_at %t)");
    at("INSERT INTO messages VALUES (11, 1, 'q', 'a', '2026-11-20 10:00:00')");
    at("INSERT INTO message_feedbacks VALUES (1, 1, 11, 'like', '2026-11-20 10:00:00')");
    ImportReport report = sync();
    assertThat(report.tables())
        .contains(
            new TableSelection(
                "votes",
                "message_feedbacks",
                TableSelection.Reason.COLUMNS,
                Optional.of("message_id")));
    assertThat(votes()).hasSize(1);
  }

  @Test
  void namesInCapitalsAndReservedWordsAreRead() throws SQLException {
    at("DROP TABLE conversation_log");
    at("DROP TABLE feedback_log");
    at(
        "CREATE TABLE %qConversation%q (%qid%q %k, %quserMessage%q TEXT, %qaiResponse%q TEXT, %qcreatedAt%q %t)");
    at(
        "CREATE TABLE %qVote%q (%qid%q %k, %qconversationId%q BIGINT, %qvote%q VARCHAR(10), %qorder%q INT, %qcreatedAt%q %t)");
    at("INSERT INTO %qConversation%q VALUES (1, 'q', 'a', '2026-11-20 10:00:00')");
    at("INSERT INTO %qVote%q VALUES (1, 1, 'up', 3, '2026-11-20 10:00:00')");
    assertThat(sync().stored().votes()).isEqualTo(1);
  }

  @Test
  void aViewIsReadLikeATable() throws SQLException {
    at("ALTER TABLE feedback_log RENAME TO thumbs");
    at(
        "CREATE VIEW feedback_log AS SELECT id, conversation_id, feedback, created_at FROM thumbs"
            + " WHERE feedback <> 'none'");
    assertThat(sync().stored().votes()).isEqualTo(1);
    at("INSERT INTO thumbs VALUES (2, 1, 'dislike', NULL, '2026-11-20 11:00:00')");
    assertThat(sync().stored().votes()).isEqualTo(1);
  }

  @Test
  void aVoteWaitsForAConversationThatComesLater() throws SQLException {
    at("INSERT INTO feedback_log VALUES (2, 7, 'like', NULL, '2026-11-20 12:00:00')");
    assertThat(sync().waiting()).isEqualTo(1);
    at("INSERT INTO conversation_log VALUES (7, 'u', 'q', 'a', 1, '2026-11-20 12:00:00')");
    assertThat(sync().waiting()).isZero();
    assertThat(votes()).hasSize(2);
  }

  @Test
  void aDocumentThatIsGoneThereIsGoneHere() throws SQLException {
    at("INSERT INTO document VALUES (2, 'T', 'b', '2026-10-01 00:00:00')");
    sync();
    String before = IndexCorpus.of(fixture.documents).fingerprint();
    at("DELETE FROM document WHERE id = 1");
    sync();
    assertThat(fixture.documents.count()).isEqualTo(1);
    at("INSERT INTO document VALUES (1, 'T', '본문 😀', '2026-10-01 00:00:00')");
    assertThat(sync().changed().documents()).isEqualTo(1);
    assertThat(IndexCorpus.of(fixture.documents).fingerprint()).isEqualTo(before);
  }

  @Test
  void aSourceThatBeginsAnewIsReadFromTheBeginning() throws SQLException {
    at("INSERT INTO feedback_log VALUES (50, 1, 'like', NULL, '2026-11-20 12:00:00')");
    sync();
    at("DELETE FROM feedback_log");
    at("INSERT INTO feedback_log VALUES (3, 1, 'like', NULL, '2026-01-20 12:00:00')");
    assertThat(sync().stored().votes()).isEqualTo(1);
  }

  @Test
  void idsThatAreNoNumbersAreReadWhole() throws SQLException {
    at("DROP TABLE feedback_log");
    at(
        "CREATE TABLE feedback_log (id %u, conversation_id BIGINT, feedback VARCHAR(10),"
            + " reason VARCHAR(255), created_at %t)");
    vote(UUID.randomUUID());
    assertThat(sync().stored().votes()).isEqualTo(1);
    vote(UUID.randomUUID());
    vote(UUID.randomUUID());
    assertThat(sync().stored().votes()).isEqualTo(2);
  }

  private void vote(UUID id) throws SQLException {
    at("INSERT INTO feedback_log VALUES ('" + id + "', 1, 'like', NULL, '2026-01-20 12:00:00')");
  }

  @Test
  void aPointInTimeIsOfNoZone() throws SQLException {
    at("DROP TABLE feedback_log");
    at(
        "CREATE TABLE feedback_log (id %k, conversation_id BIGINT, feedback VARCHAR(10),"
            + " created_at "
            + kind.instant
            + " NULL)");
    at("INSERT INTO feedback_log VALUES (1, 1, 'like', " + kind.instantValue + ")");
    sync();
    assertThat(votes().getFirst().at()).isEqualTo(Instant.parse("2026-11-20T10:00:00.5Z"));
  }

  @Test
  void documentsFromFilesAreNotMissed() throws SQLException {
    fixture.store.store(
        fixture.source("shop"),
        InputBatch.ofDocuments(List.of(InputRows.document("own", "from a file"))));
    sync();
    at("DELETE FROM document");
    at("INSERT INTO document VALUES (5, 'T', 'b', '2026-10-01 00:00:00')");
    sync();
    assertThat(fixture.documents.byExternalId("own")).hasSize(1);
    assertThat(fixture.documents.byExternalId("1")).isEmpty();
  }

  @Test
  void manyPagesComeWhole() throws SQLException {
    try (Connection connection = SourceServers.connect(address)) {
      connection.setAutoCommit(false);
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO feedback_log (id, conversation_id, feedback) VALUES (?, 1, 'up')")) {
        for (int id = 2; id <= 11_000; id++) {
          insert.setInt(1, id);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    at("UPDATE feedback_log SET created_at = '2026-11-20 12:00:00' WHERE id <> 3000");
    ImportReport report = sync();
    assertThat(report.stored().votes()).isEqualTo(10_999);
    assertThat(FileImportFixture.rejected(report)).containsExactly("3000: no time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM feedback_log",
        "INSERT INTO feedback_log VALUES (7, 1, 'like', NULL, '2026-11-20 11:00:00')",
        "UPDATE feedback_log SET feedback = 'like'",
        "CREATE TABLE mine (id INT)"
      })
  void nothingIsWrittenToTheSource(String sql) throws SQLException {
    try (SourceDatabase database =
            new SourceOpener(name -> Optional.empty())
                .open(SourceConfig.of("shop", address), ProgressMonitor.none());
        Statement statement = database.connection().createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    }
  }
}
