package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.bootstrap.ApplicationServices;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.scheduling.PipelineLease;
import dev.retune.settings.model.HomeFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that writes decisions back. */
class WriteBackCommandTest {
  @TempDir Path folder;
  private HomeFolder home;
  private Path chat;
  private String out = "";
  private String err = "";

  @BeforeEach
  void files() throws IOException, SQLException {
    home = new HomeFolder(Files.createDirectories(folder.resolve("home")));
    Files.writeString(home.settings(), "{\"language\": \"en\", \"zone\": \"UTC\"}");
    chat = folder.resolve("chat.db");
    chat(
        "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response,"
            + " created_at)",
        "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, feedback,"
            + " created_at)",
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-02'), (2, 'q', 'a',"
            + " '2026-11-02')",
        "INSERT INTO feedback_log VALUES (1, 1, 'dislike', '2026-11-03'), (2, 2, 'dislike',"
            + " '2026-11-03')");
  }

  private void chat(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + chat);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long evaluations() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + chat);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM conversation_evaluation")) {
      return rows.getLong(1);
    }
  }

  private int run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    CommandLineInterface cli =
        new CommandLineInterface(
            options -> ApplicationServices.open(options, home, Map.of()),
            options -> ExitCodes.USAGE,
            new PrintStream(said, false, StandardCharsets.UTF_8),
            new PrintStream(told, false, StandardCharsets.UTF_8),
            false);
    int code = cli.run(args);
    out = said.toString(StandardCharsets.UTF_8);
    err = told.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void inWorkspace(Consumer<Workspace> work) {
    try (Workspace workspace = Workspace.open(home.database(), EntityClasses.all())) {
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
    chat(TABLE);
    run("source", "add", "chat", "sqlite:///" + chat);
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
    decide(1);

    assertThat(run("source", "write-back", "chat")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("switched off", "\"writeBack\": true");
    assertThat(run("source", "write-back", "chat", "--dry-run")).isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .contains("INSERT INTO \"conversation_evaluation\"", "1 decisions would be written")
        .contains("Nothing was sent.");
    assertThat(evaluations()).isZero();
    assertThat(run("source", "write-back", "other")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("There is no source other. There are: chat.");
  }

  @Test
  void whatWasWrittenIsSaidAndASecondTimeNothingIs() throws Exception {
    chat(TABLE);
    run("source", "add", "chat", "sqlite:///" + chat, "--write-back");
    run("sync");
    decide(1);
    decide(2);

    assertThat(run("source", "write-back", "chat")).isEqualTo(ExitCodes.DONE);
    assertThat(out.strip())
        .isEqualTo("chat: 2 decisions written, 0 deleted; 0 unchanged; 0 refused");
    assertThat(run("source", "write-back", "chat", "--json")).isEqualTo(ExitCodes.DONE);
    JsonNode again = JsonFormat.mapper().readTree(out);
    assertThat(again.path("written").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
    assertThat(evaluations()).isEqualTo(2);
  }

  @Test
  void aMissingTableEndsWithTheStatementThatWouldCreateIt() throws Exception {
    run("source", "add", "chat", "sqlite:///" + chat, "--write-back");
    run("sync");
    decide(1);
    assertThat(run("source", "write-back", "chat")).isEqualTo(ExitCodes.FAILED);
    assertThat(err)
        .contains(
            "CREATE TABLE conversation_evaluation (id INTEGER PRIMARY KEY, conversation_id INTEGER"
                + " REFERENCES \"conversation_log\" (\"id\"), score FLOAT, comment TEXT,"
                + " created_at DATETIME DEFAULT CURRENT_TIMESTAMP);");
  }

  @Test
  void aSecondWriterIsTurnedAway() throws Exception {
    chat(TABLE);
    run("source", "add", "chat", "sqlite:///" + chat, "--write-back");
    run("sync");
    decide(1);
    inWorkspace(
        workspace -> {
          try (var _ = PipelineLease.ofWriteBack(workspace, Clock.systemUTC()).take()) {
            assertThat(run("source", "write-back", "chat")).isEqualTo(ExitCodes.BUSY);
          }
        });
    assertThat(evaluations()).isZero();
    assertThat(run("source", "write-back", "chat")).isEqualTo(ExitCodes.DONE);
    assertThat(evaluations()).isEqualTo(1);
  }
}
