package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.support.TestDatabases;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Features specific to PostgreSQL. */
class PostgresSourceTest {
  private static final String TALKS =
      "conversation_log (id BIGINT PRIMARY KEY, user_message TEXT, ai_response TEXT,"
          + " created_at TIMESTAMPTZ)";
  private static final String TALK = " VALUES (1, 'q', 'a', '2026-11-20 19:00:00+09')";

  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);
  private final String address = SourceServers.POSTGRESQL.fresh();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ImportReport sync(String... statements) throws SQLException {
    return SyncFixture.from(fixture, address, statements);
  }

  @Test
  void anotherSchemaIsLookedIntoToo() throws SQLException {
    ImportReport report =
        sync(
            "CREATE SCHEMA chat",
            "CREATE TABLE chat." + TALKS,
            "INSERT INTO chat.conversation_log" + TALK);
    assertThat(report.stored().conversations()).isEqualTo(1);
  }

  @Test
  void theSameTableInTwoSchemasIsAskedAbout() {
    assertThatThrownBy(
            () ->
                sync(
                    "CREATE SCHEMA chat",
                    "CREATE TABLE chat." + TALKS,
                    "INSERT INTO chat.conversation_log" + TALK,
                    "CREATE TABLE " + TALKS,
                    "INSERT INTO conversation_log" + TALK))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.args().toString())
                    .contains("chat.conversation_log", "public.conversation_log"));
  }

  @Test
  void partsOfATableAreNotTablesOfTheirOwn() throws SQLException {
    ImportReport report =
        sync(
            "CREATE TABLE talks (id BIGINT, question TEXT, answer TEXT, created_at TIMESTAMP)"
                + " PARTITION BY RANGE (id)",
            "CREATE TABLE talks_1 PARTITION OF talks FOR VALUES FROM (0) TO (10)",
            "CREATE TABLE talks_2 PARTITION OF talks FOR VALUES FROM (10) TO (20)",
            "INSERT INTO talks VALUES (1, 'q', 'a', TIMESTAMP '2026-11-20 10:00'), (11, 'q', 'a', TIMESTAMP '2026-11-20 10:00')");
    assertThat(report.stored().conversations()).isEqualTo(2);
  }

  @Test
  void enumsAreRead() throws SQLException {
    ImportReport report =
        sync(
            "CREATE TYPE thumb AS ENUM ('up', 'down')",
            "CREATE TABLE " + TALKS,
            "CREATE TABLE feedback_log (id BIGINT PRIMARY KEY, conversation_id BIGINT, vote thumb,"
                + " created_at TIMESTAMPTZ)",
            "INSERT INTO conversation_log" + TALK,
            "INSERT INTO feedback_log VALUES (1, 1, 'down', TIMESTAMP '2026-11-20 10:00')");
    assertThat(report.stored().votes()).isEqualTo(1);
  }

  @Test
  void rowsOfAViewWithoutAnIdAreNotLost() throws SQLException {
    ImportReport report =
        sync(
            "CREATE TABLE " + TALKS,
            "INSERT INTO conversation_log" + TALK,
            "CREATE TABLE thumbs (id BIGINT, conversation_id BIGINT, vote TEXT, at TIMESTAMP)",
            "INSERT INTO thumbs VALUES (NULL, 1, 'up', TIMESTAMP '2026-11-20 10:00'), (4, 1, 'down', TIMESTAMP '2026-11-20 10:00')",
            "CREATE VIEW feedback_log AS SELECT id, conversation_id, vote, at AS created_at"
                + " FROM thumbs");
    assertThat(report.stored().votes()).isEqualTo(2);
  }
}
