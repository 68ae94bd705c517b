package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.scheduling.PipelineLease;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command that writes decisions back. */
class WriteBackCommandTest {
  @RegisterExtension final CommandHome commands = new CommandHome();
  private final Path chat = commands.folder().resolve("chat.db");

  @BeforeEach
  void files() throws SQLException {
    CommandHome.sqlite(
        chat,
        "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response,"
            + " created_at)",
        "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, feedback,"
            + " created_at)",
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-02'), (2, 'q', 'a',"
            + " '2026-11-02')",
        "INSERT INTO feedback_log VALUES (1, 1, 'dislike', '2026-11-03'), (2, 2, 'dislike',"
            + " '2026-11-03')");
  }

  private long evaluations() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + chat);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM conversation_evaluation")) {
      return rows.getLong(1);
    }
  }

  private void inWorkspace(Consumer<Workspace> work) {
    try (Workspace workspace = Workspace.open(commands.home().database(), EntityClasses.all())) {
      work.accept(workspace);
    }
  }

  private void decide(long conversation) {
    inWorkspace(
        workspace ->
            new DecisionRepository(workspace, Clock.systemUTC())
                .record(conversation, "kim", Judgement.of(Verdict.WRONG)));
  }

  private static final String TABLE =
      "CREATE TABLE conversation_evaluation (id INTEGER PRIMARY KEY, conversation_id INTEGER,"
          + " score FLOAT, comment TEXT, created_at DATETIME DEFAULT CURRENT_TIMESTAMP)";

  @Test
  void nothingIsWrittenUntilItIsSwitchedOn() throws Exception {
    CommandHome.sqlite(chat, TABLE);
    commands.run("source", "add", "chat", "sqlite:///" + chat);
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.DONE);
    decide(1);

    assertThat(commands.run("source", "write-back", "chat")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("switched off", "\"writeBack\": true");
    assertThat(commands.run("source", "write-back", "chat", "--dry-run")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.out())
        .contains("INSERT INTO \"conversation_evaluation\"", "1 decisions would be written")
        .contains("Nothing was sent.");
    assertThat(evaluations()).isZero();
    assertThat(commands.run("source", "write-back", "other")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("There is no source other. There are: chat.");
  }

  @Test
  void whatWasWrittenIsSaidAndASecondTimeNothingIs() throws Exception {
    CommandHome.sqlite(chat, TABLE);
    commands.run("source", "add", "chat", "sqlite:///" + chat, "--write-back");
    commands.run("sync");
    decide(1);
    decide(2);

    assertThat(commands.run("source", "write-back", "chat")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.out().strip())
        .isEqualTo("chat: 2 decisions written, 0 deleted; 0 unchanged; 0 refused");
    assertThat(commands.run("source", "write-back", "chat", "--json")).isEqualTo(ExitCodes.DONE);
    JsonNode again = commands.json();
    assertThat(again.path("written").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
    assertThat(evaluations()).isEqualTo(2);
  }

  @Test
  void aMissingTableEndsWithTheStatementThatWouldCreateIt() throws Exception {
    commands.run("source", "add", "chat", "sqlite:///" + chat, "--write-back");
    commands.run("sync");
    decide(1);
    assertThat(commands.run("source", "write-back", "chat")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err())
        .contains(
            "CREATE TABLE conversation_evaluation (id INTEGER PRIMARY KEY, conversation_id INTEGER"
                + " REFERENCES \"conversation_log\" (\"id\"), score FLOAT, comment TEXT,"
                + " created_at DATETIME DEFAULT CURRENT_TIMESTAMP);");
  }

  @Test
  void aSecondWriterIsTurnedAway() throws Exception {
    CommandHome.sqlite(chat, TABLE);
    commands.run("source", "add", "chat", "sqlite:///" + chat, "--write-back");
    commands.run("sync");
    decide(1);
    inWorkspace(
        workspace -> {
          try (var _ = PipelineLease.ofWriteBack(workspace, Clock.systemUTC()).take()) {
            assertThat(commands.run("source", "write-back", "chat")).isEqualTo(ExitCodes.BUSY);
          }
        });
    assertThat(evaluations()).isZero();
    assertThat(commands.run("source", "write-back", "chat")).isEqualTo(ExitCodes.DONE);
    assertThat(evaluations()).isEqualTo(1);
  }
}
