package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.support.TestDatabases;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Features specific to MySQL and MariaDB. */
@Tag("slow")
class MariadbSourceTest {
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);
  private final String address = SourceServers.MARIADB.fresh();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ImportReport sync(String... statements) throws SQLException {
    return SyncFixture.from(fixture, address, statements);
  }

  @Test
  void idsBeyondALongAreRead() throws SQLException {
    String talk = "(18446744073709551615, 'q', 'a', '2026-11-20 10:00:00')";
    ImportReport report =
        sync(
            "CREATE TABLE conversation_log (id BIGINT UNSIGNED PRIMARY KEY, user_message TEXT,"
                + " ai_response TEXT, created_at DATETIME)",
            "INSERT INTO conversation_log VALUES " + talk);
    assertThat(report.stored().conversations()).isEqualTo(1);
    assertThat(sync().stored()).isEqualTo(RowCounts.ZERO);
    assertThat(fixture.conversations.byExternalId(1, "18446744073709551615")).isPresent();
  }

  @Test
  void bitsAndBooleansAreVotes() throws SQLException {
    sync(
        "CREATE TABLE conversation_log (id INT PRIMARY KEY, user_message TEXT, ai_response TEXT,"
            + " created_at DATETIME)",
        "CREATE TABLE feedback_log (id INT PRIMARY KEY, conversation_id INT, liked BIT(1),"
            + " created_at DATETIME)",
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-20 10:00:00')",
        "INSERT INTO feedback_log VALUES (1, 1, b'1', '2026-11-20 10:00:00'),"
            + " (2, 1, b'0', '2026-11-20 10:00:00')");
    assertThat(fixture.list.page(VoteFilter.all(), 9))
        .extracting(VoteListItem::value)
        .containsExactlyInAnyOrder(Vote.Value.LIKE, Vote.Value.DISLIKE);
  }

  @Test
  void theLatestVoteOfAUserCounts() throws SQLException {
    LatestVoteImportTest.assertLatestOfTables(address);
  }

  @Test
  void aDateThatIsNoneIsARejectedRow() throws SQLException {
    ImportReport report =
        sync(
            "SET SESSION sql_mode = ''",
            "CREATE TABLE conversation_log (id INT PRIMARY KEY, user_message TEXT,"
                + " ai_response TEXT, created_at DATETIME)",
            "INSERT INTO conversation_log VALUES (1, 'q', 'a', '0000-00-00 00:00:00'),"
                + " (2, 'q', 'a', '2026-11-20 10:00:00')");
    assertThat(report.stored().conversations()).isEqualTo(1);
    assertThat(report.rejected()).singleElement().extracting(RejectedRow::row).isEqualTo(1L);
  }
}
