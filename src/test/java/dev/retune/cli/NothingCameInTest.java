package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A command that imports none of the given rows fails and reports why. */
@Tag("slow")
class NothingCameInTest {
  @RegisterExtension final CommandHome commands = new CommandHome();
  private final Path chat = commands.folder().resolve("chat.db");

  @BeforeEach
  void settings() throws IOException {
    commands.settings(
        "{\"language\": \"en\", \"sources\": [{\"name\": \"chat\", \"url\": \"sqlite:///"
            + chat
            + "\"}]}");
  }

  private void chat(String... statements) throws SQLException {
    CommandHome.sqlite(
        chat,
        "CREATE TABLE IF NOT EXISTS conversation_log (id INTEGER PRIMARY KEY, user_message,"
            + " ai_response, created_at)",
        "CREATE TABLE IF NOT EXISTS feedback_log (id INTEGER PRIMARY KEY, conversation_id,"
            + " feedback, created_at)");
    CommandHome.sqlite(chat, statements);
  }

  @Test
  void aSyncWhoseVotesAreAllRejectedFailsWithTheirReason() throws SQLException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'maybe', '2026-11-01'),"
            + " (2, 1, 'perhaps', '2026-11-01'), (3, 1, 'up', 'soon')");
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("chat: no vote imported; 2 rows: ").contains("maybe");
    assertThat(commands.run("loop", "--once")).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aSyncOfWhichSomethingCountsIsDone() throws SQLException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'maybe', '2026-11-01'),"
            + " (2, 1, 'up', '2026-11-01')");
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.out()).contains("maybe");
    assertThat(commands.err()).doesNotContain("came in");
  }

  @Test
  void aSyncWhoseVotesAllWaitFails() throws SQLException {
    chat("INSERT INTO feedback_log VALUES (1, 7, 'up', '2026-11-02'), (2, 8, 'up', '2026-11-03')");
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("chat").contains("2");
    assertThat(commands.run("doctor")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.out()).contains("None of the votes of chat has its answer");
    chat("INSERT INTO conversation_log VALUES (7, 'q', 'a', '2026-11-01')");
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void sourcesThatFailAreSaidBesideTheReportsOfTheOthers() throws SQLException, IOException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'up', '2026-11-01')");
    commands.settings(
        """
        {"language": "en", "sources": [
          {"name": "lost", "url": "sqlite:////nowhere/lost.db"},
          {"name": "chat", "url": "sqlite:///%s"},
          {"name": "missing", "url": "sqlite:////nowhere/missing.db"}]}
        """
            .formatted(chat));
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.out()).contains("chat: ").doesNotContain("lost", "missing");
    assertThat(commands.err().lines()).hasSize(2);
    assertThat(commands.err()).contains("source lost", "source missing");
    assertThat(commands.run("sync", "--json")).isEqualTo(ExitCodes.FAILED);
    var files = commands.json().get("files");
    assertThat(files).hasSize(1);
    assertThat(files.get(0).get("file").asText()).isEqualTo("chat");
    assertThat(commands.err().lines()).hasSize(2);
    assertThat(commands.run("loop", "--once")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.out()).contains("chat: ");
    assertThat(commands.err()).contains("source lost", "source missing");
  }

  @Test
  void doctorSaysHowManyVotesWaitAndSinceWhen() throws SQLException {
    chat(
        "INSERT INTO conversation_log VALUES (1, 'q', 'a', '2026-11-01')",
        "INSERT INTO feedback_log VALUES (1, 1, 'up', '2026-11-01')");
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.run("doctor")).isNotNegative();
    assertThat(commands.out()).contains("every vote has its answer");
    chat("INSERT INTO feedback_log VALUES (2, 7, 'up', '2026-11-02'), (3, 8, 'up', '2026-11-03')");
    assertThat(commands.run("sync")).isEqualTo(ExitCodes.DONE);
    commands.run("doctor");
    assertThat(commands.out()).contains("waiting votes: chat: 2 since 2026-11-02T00:00:00Z");
  }

  @Test
  void noVoteWithAnAnswerIsAFailureInTheCommandAndInDoctor() throws SQLException, IOException {
    Path file = commands.folder().resolve("votes.csv");
    Files.writeString(
        file, "id,conversation_id,feedback,created_at\n1,7,up,2026-11-02\n2,8,up,2026-11-03\n");
    assertThat(commands.run("import", file.toString(), "--source", "desk"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err())
        .contains(
            "no vote can be counted yet; 2 wait for answers that are not imported; the first"
                + " waits for conversation 7");
    assertThat(commands.out())
        .contains("0 votes, 0 evaluations; 0 unchanged; 0 rejected; 2 waiting");
    assertThat(commands.run("doctor")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.out())
        .contains("None of the votes of desk has its answer")
        .contains("desk: 2 since 2026-11-02T00:00:00Z");
  }

  @Test
  void anImportOfWhichEveryRowIsRejectedFails() throws IOException {
    Path file = commands.folder().resolve("chat.jsonl");
    Files.writeString(
        file,
        """
        {"question": "q", "answer": "a", "feedback": "up", "created_at": "x"}
        {"question": "q", "answer": "a", "feedback": "up", "created_at": "y"}
        """);
    assertThat(commands.run("import", file.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("nothing imported; 2 of 2 rows: ").contains("\"x\"");
  }
}
