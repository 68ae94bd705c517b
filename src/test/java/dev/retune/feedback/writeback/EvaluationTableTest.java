package dev.retune.feedback.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.ApplicationException;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceServers;
import dev.retune.feedback.remote.WriteBackFixture;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.review.writeback.WriteBackService;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions in the table of evaluations of real databases. */
class EvaluationTableTest {
  @TempDir Path folder;

  private static String table(SourceServers kind) {
    return switch (kind) {
      case SQLITE ->
          "CREATE TABLE conversation_evaluation (id INTEGER PRIMARY KEY, conversation_id INTEGER"
              + " REFERENCES conversation_log(id), score FLOAT, comment TEXT, created_at DATETIME"
              + " DEFAULT CURRENT_TIMESTAMP)";
      case POSTGRESQL ->
          "CREATE TABLE conversation_evaluation (id SERIAL PRIMARY KEY, conversation_id INTEGER"
              + " REFERENCES conversation_log(id), score FLOAT, comment TEXT, created_at TIMESTAMP"
              + " DEFAULT CURRENT_TIMESTAMP)";
      case MARIADB ->
          "CREATE TABLE conversation_evaluation (id INTEGER AUTO_INCREMENT PRIMARY KEY,"
              + " conversation_id INTEGER, score DOUBLE, comment TEXT, created_at DATETIME(6)"
              + " DEFAULT CURRENT_TIMESTAMP(6),"
              + " FOREIGN KEY (conversation_id) REFERENCES conversation_log(id))";
    };
  }

  private static void run(String address, String... statements) throws SQLException {
    try (Connection connection = SourceServers.connect(address);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String chat(SourceServers kind) throws SQLException {
    String address = kind.fresh();
    String time = kind == SourceServers.SQLITE ? "DATETIME" : "TIMESTAMP";
    run(
        address,
        "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message TEXT, ai_response"
            + " TEXT, created_at "
            + time
            + ")",
        "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id INTEGER, feedback"
            + " VARCHAR(10), reason VARCHAR(255), created_at "
            + time
            + ")");
    for (int i = 1; i <= 3; i++) {
      run(
          address,
          "INSERT INTO conversation_log VALUES (" + i + ", 'q', 'a', '2026-11-11 10:00:00')",
          "INSERT INTO feedback_log VALUES ("
              + i
              + ", "
              + i
              + ", 'dislike', 'r', '2026-11-11 11:00:00')");
    }
    return address;
  }

  private WriteBackFixture fixture(String address) {
    SourceConfig config = SourceConfig.of("chat", address).withWriteBack();
    WriteBackFixture fixture =
        new WriteBackFixture(TestDatabases.H2.migrated(), folder, config, "");
    var _ = fixture.sync();
    return fixture;
  }

  private static List<String> rows(String address) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = SourceServers.connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT conversation_id, score, comment, created_at FROM conversation_evaluation"
                    + " ORDER BY conversation_id, id")) {
      while (rows.next()) {
        found.add(
            rows.getString(1)
                + "|"
                + rows.getString(2)
                + "|"
                + rows.getString(3)
                + "|"
                + rows.getString(4));
      }
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void decisionsAreInsertedChangedAndDeletedAndNothingElseIs(SourceServers kind) throws Exception {
    String address = chat(kind);
    run(
        address,
        table(kind),
        "INSERT INTO conversation_evaluation (conversation_id, score, comment, created_at)"
            + " VALUES (1, 0.25, 'by the judge', '2026-11-12 00:00:00')");
    String judge = rows(address).getFirst();
    try (WriteBackFixture fixture = fixture(address)) {
      Decision wrong = fixture.decide("1", WriteBackFixture.wrong("old fee", "It costs 20."));
      fixture.decide("2", Judgement.of(Verdict.FINE));
      fixture.decide("3", Judgement.of(Verdict.UNCLEAR));
      assertThat(fixture.write().written()).isEqualTo(3);
      List<String> there = rows(address);
      assertThat(there).hasSize(4).contains(judge);
      assertThat(there.get(1))
          .matches(
              "1\\|0(\\.0)?\\|wrong\nreason: incorrect\nnote: old fee\n"
                  + "corrected answer: It costs 20\\.\n\\[retune]\\|2026-11-20 23:00:00.*");
      assertThat(there.get(2)).matches("2\\|1(\\.0)?\\|fine\n\\[retune]\\|.*");
      assertThat(there.get(3)).matches("3\\|null\\|unclear\n\\[retune]\\|.*");

      assertThat(fixture.write().unchanged()).isEqualTo(3);
      assertThat(rows(address)).isEqualTo(there);

      Decision fine = fixture.decide("1", Judgement.of(Verdict.FINE));
      fixture.write();
      assertThat(rows(address)).hasSize(4).contains(judge);
      assertThat(rows(address).get(1)).matches("1\\|1(\\.0)?\\|fine\n\\[retune]\\|.*");

      fixture.undo(fine);
      fixture.undo(wrong);
      assertThat(fixture.write().removed()).isEqualTo(1);
      assertThat(rows(address)).hasSize(3).contains(judge);

      // our rows are neither votes nor evaluations
      ImportReport sync = fixture.sync();
      assertThat(fixture.votes()).isEqualTo(3);
      assertThat(fixture.number("select count(*) from conversation_evaluation")).isEqualTo(1);
      assertThat(sync.leftOut()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowWhoseOutcomeWasLostIsWrittenOnce(SourceServers kind) throws Exception {
    String address = chat(kind);
    run(address, table(kind));
    try (WriteBackFixture fixture = fixture(address)) {
      fixture.decide("1", Judgement.of(Verdict.FINE));
      fixture.write();
      // as if the process had been killed after the insertion, and before that was recorded
      fixture.workspace.run(
          session ->
              session
                  .createNativeMutationQuery("update written_decision set state = 'SENDING'")
                  .executeUpdate());
      assertThat(fixture.write().written()).isEqualTo(1);
      assertThat(rows(address)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableIsRefusedWithTheStatementThatCreatesIt(SourceServers kind) throws Exception {
    String address = chat(kind);
    try (WriteBackFixture fixture = fixture(address)) {
      fixture.decide("1", Judgement.of(Verdict.FINE));
      assertThatThrownBy(fixture::write)
          .isInstanceOfSatisfying(
              ApplicationException.class,
              e -> {
                assertThat(e.key()).isEqualTo("feedback.writeBack.noTable");
                try {
                  assertThatThrownBy(() -> rows(address)).isInstanceOf(SQLException.class);
                  run(address, (String) e.args().get(1));
                } catch (SQLException failure) {
                  throw new AssertionError(failure);
                }
              });
      assertThat(fixture.write().written()).isEqualTo(1);
      assertThat(rows(address)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysThatAreNoNumbersAndInstantsAreWrittenInTheirTypes(SourceServers kind) throws Exception {
    String address = kind.fresh();
    String key = kind == SourceServers.POSTGRESQL ? "UUID" : "CHAR(36)";
    String time = kind == SourceServers.POSTGRESQL ? "TIMESTAMPTZ" : "TIMESTAMP";
    String id = "00000000-0000-4000-8000-000000000001";
    run(
        address,
        "CREATE TABLE conversation_log (id "
            + key
            + " PRIMARY KEY, user_message TEXT, ai_response TEXT, created_at "
            + time
            + ")",
        "CREATE TABLE feedback_log (id "
            + key
            + " PRIMARY KEY, conversation_id "
            + key
            + ", feedback VARCHAR(10), created_at "
            + time
            + ")",
        "CREATE TABLE conversation_evaluation (id "
            + key
            + " PRIMARY KEY, conversation_id "
            + key
            + ", score NUMERIC(3, 2), comment TEXT, created_at "
            + time
            + ")",
        "INSERT INTO conversation_log VALUES ('" + id + "', 'q', 'a', '2026-11-11 10:00:00')",
        "INSERT INTO feedback_log VALUES ('"
            + id
            + "', '"
            + id
            + "', 'dislike', '2026-11-11 10:00:00')");
    try (WriteBackFixture fixture = fixture(address)) {
      Decision fine = fixture.decide(id, Judgement.of(Verdict.FINE));
      assertThat(fixture.write().failed()).isEmpty();
      assertThat(rows(address)).singleElement().asString().startsWith(id + "|1");
      assertThat(instant(kind, address)).isEqualTo(WriteBackFixture.NOW.getEpochSecond());

      fixture.decide(id, Judgement.of(Verdict.WRONG));
      fixture.undo(fine);
      assertThat(fixture.write().failed()).isEmpty();
      assertThat(rows(address)).singleElement().asString().startsWith(id + "|0");
    }
  }

  private static long instant(SourceServers kind, String address) throws SQLException {
    String seconds =
        switch (kind) {
          case SQLITE -> "unixepoch(created_at)";
          case POSTGRESQL -> "extract(epoch from created_at)";
          case MARIADB -> "unix_timestamp(created_at)";
        };
    try (Connection connection = SourceServers.connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + seconds + " FROM conversation_evaluation")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void aUserWhoMayNotWriteIsSaid() throws Exception {
    String address = chat(SourceServers.POSTGRESQL);
    run(
        address,
        table(SourceServers.POSTGRESQL),
        "DROP ROLE IF EXISTS only_reader",
        "CREATE ROLE only_reader LOGIN PASSWORD 'x'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO only_reader");
    try {
      String reader = address.replaceFirst("://[^@]*@", "://only_reader:x@");
      try (WriteBackFixture fixture = fixture(reader)) {
        fixture.decide("1", Judgement.of(Verdict.FINE));
        assertThat(fixture.write().stopped())
            .hasValueSatisfying(why -> assertThat(why).contains("may not write"));
        assertThat(rows(address)).isEmpty();
      }
    } finally {
      run(address, "DROP OWNED BY only_reader", "DROP ROLE only_reader");
    }
  }

  @Test
  void aRowThatDoesNotFitIsRefusedAlone() throws Exception {
    String address = chat(SourceServers.POSTGRESQL);
    run(address, table(SourceServers.POSTGRESQL).replace("comment TEXT", "comment VARCHAR(40)"));
    try (WriteBackFixture fixture = fixture(address)) {
      fixture.decide("1", WriteBackFixture.wrong("x".repeat(100), "c"));
      fixture.decide("2", Judgement.of(Verdict.FINE));
      WriteBackReport report = fixture.write();
      assertThat(report.written()).isEqualTo(1);
      assertThat(report.failed())
          .singleElement()
          .satisfies(failure -> assertThat(failure.reason()).contains("too long"));
    }
  }

  @Test
  void aDryRunShowsTheStatementsAndChangesNothing() throws Exception {
    String address = chat(SourceServers.SQLITE);
    run(address, table(SourceServers.SQLITE));
    try (WriteBackFixture fixture = fixture(address)) {
      fixture.decide("1", Judgement.of(Verdict.FINE));
      WriteBackReport report = fixture.write(WriteBackService.Mode.DRY_RUN);
      assertThat(report.steps())
          .containsExactly(
              "INSERT INTO \"conversation_evaluation\" (\"conversation_id\", \"score\","
                  + " \"comment\", \"created_at\") VALUES (?, ?, ?, ?) ['1', 1.0,"
                  + " 'fine\\n[retune]', '2026-11-20 23:00:00.000000']");
      assertThat(rows(address)).isEmpty();
    }
  }
}
