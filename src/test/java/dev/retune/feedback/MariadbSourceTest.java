package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only MySQL and MariaDB have. */
@Tag("slow")
class MariadbSourceTest {
  private final Desk desk = new Desk(Databases.H2);
  private final String address = SourceServers.MARIADB.fresh();

  @AfterEach
  void close() {
    desk.close();
  }

  private ImportReport sync(String... statements) throws SQLException {
    return Synced.from(desk, address, statements);
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
    assertThat(sync().stored()).isEqualTo(Counts.ZERO);
    assertThat(desk.conversations.byExternalId(1, "18446744073709551615")).isPresent();
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
    assertThat(desk.votes.page(VoteFilter.all(), Optional.empty(), 9))
        .extracting(VoteRow::value)
        .containsExactlyInAnyOrder(Vote.Value.LIKE, Vote.Value.DISLIKE);
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
    assertThat(report.rejected()).singleElement().extracting(Rejected::row).isEqualTo(1L);
  }
}
