package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.HomeFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that imports none of the given rows fails and reports why. */
@Tag("slow")
class NothingCameInTest {
  @TempDir Path folder;
  private Path chat;
  private String out = "";
  private String err = "";

  @BeforeEach
  void settings() throws IOException {
    chat = folder.resolve("chat.db");
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        folder.resolve("home/settings.json"),
        "{\"language\": \"en\", \"sources\": [{\"name\": \"chat\", \"url\": \"sqlite:///"
            + chat
            + "\"}]}");
  }

  private void chat(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + chat);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS conversation_log (id INTEGER PRIMARY KEY, user_message,"
              + " ai_response, created_at)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS feedback_log (id INTEGER PRIMARY KEY, conversation_id,"
              + " feedback, created_at)");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private int run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    HomeFolder home = new HomeFolder(folder.resolve("home"));
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

  @Test
  void aSyncWhoseVotesAreAllRejectedFailsWithTheirReason() throws SQLException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'maybe', '2026-11-01'),"
            + " (2, 1, 'perhaps', '2026-11-01'), (3, 1, 'up', 'soon')");
    assertThat(run("sync")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("chat: no vote imported; 2 rows: ").contains("maybe");
    assertThat(run("loop", "--once")).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aSyncOfWhichSomethingCountsIsDone() throws SQLException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'maybe', '2026-11-01'),"
            + " (2, 1, 'up', '2026-11-01')");
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("maybe");
    assertThat(err).doesNotContain("came in");
  }

  @Test
  void aSyncWhoseVotesAllWaitFails() throws SQLException {
    chat("INSERT INTO feedback_log VALUES (1, 7, 'up', '2026-11-02'), (2, 8, 'up', '2026-11-03')");
    assertThat(run("sync")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("chat").contains("2");
    assertThat(run("doctor")).isEqualTo(ExitCodes.FAILED);
    assertThat(out).contains("None of the votes of chat has its answer");
    chat("INSERT INTO conversation_log VALUES (7, 'q', 'a', '2026-11-01')");
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void sourcesThatFailAreSaidBesideTheReportsOfTheOthers() throws SQLException, IOException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'up', '2026-11-01')");
    Files.writeString(
        folder.resolve("home/settings.json"),
        """
        {"language": "en", "sources": [
          {"name": "lost", "url": "sqlite:////nowhere/lost.db"},
          {"name": "chat", "url": "sqlite:///%s"},
          {"name": "missing", "url": "sqlite:////nowhere/missing.db"}]}
        """
            .formatted(chat));
    assertThat(run("sync")).isEqualTo(ExitCodes.FAILED);
    assertThat(out).contains("chat: ").doesNotContain("lost", "missing");
    assertThat(err.lines()).hasSize(2);
    assertThat(err).contains("source lost", "source missing");
    assertThat(run("sync", "--json")).isEqualTo(ExitCodes.FAILED);
    var files = JsonFormat.mapper().readTree(out).get("files");
    assertThat(files).hasSize(1);
    assertThat(files.get(0).get("file").asText()).isEqualTo("chat");
    assertThat(err.lines()).hasSize(2);
    assertThat(run("loop", "--once")).isEqualTo(ExitCodes.FAILED);
    assertThat(out).contains("chat: ");
    assertThat(err).contains("source lost", "source missing");
  }

  @Test
  void doctorSaysHowManyVotesWaitAndSinceWhen() throws SQLException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'up', '2026-11-01')");
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
    assertThat(run("doctor")).isNotNegative();
    assertThat(out).contains("every vote has its answer");
    chat("INSERT INTO feedback_log VALUES (2, 7, 'up', '2026-11-02'), (3, 8, 'up', '2026-11-03')");
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
    run("doctor");
    assertThat(out).contains("waiting votes: chat: 2 since 2026-11-02T00:00:00Z");
  }

  @Test
  void noVoteWithAnAnswerIsAFailureInTheCommandAndInDoctor() throws SQLException, IOException {
    Path file = folder.resolve("votes.csv");
    Files.writeString(
        file, "id,conversation_id,feedback,created_at\n1,7,up,2026-11-02\n2,8,up,2026-11-03\n");
    assertThat(run("import", file.toString(), "--source", "desk")).isEqualTo(ExitCodes.FAILED);
    assertThat(err)
        .contains(
            "no vote can be counted yet; 2 wait for answers that are not imported; the first"
                + " waits for conversation 7");
    assertThat(out).contains("0 votes, 0 evaluations; 0 unchanged; 0 rejected; 2 waiting");
    assertThat(run("doctor")).isEqualTo(ExitCodes.FAILED);
    assertThat(out)
        .contains("None of the votes of desk has its answer")
        .contains("desk: 2 since 2026-11-02T00:00:00Z");
  }

  @Test
  void anImportOfWhichEveryRowIsRejectedFails() throws IOException {
    Path file = folder.resolve("chat.jsonl");
    Files.writeString(
        file,
        """
        {"question": "q", "answer": "a", "feedback": "up", "created_at": "x"}
        {"question": "q", "answer": "a", "feedback": "up", "created_at": "y"}
        """);
    assertThat(run("import", file.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("nothing imported; 2 of 2 rows: ").contains("\"x\"");
  }
}
