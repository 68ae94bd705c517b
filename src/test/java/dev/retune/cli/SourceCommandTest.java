package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.source.SourceAddress;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of sources. */
class SourceCommandTest {
  private static final String PROFILE =
      """
      name: own-bot
      title: Own bot
      layouts:
        - databases: [sqlite]
          requires: {said: [id, asked, told, at], mark: [id, said, thumb, why, at]}
          conversations: SELECT id, asked AS question, told AS answer, at AS created_at FROM said
          votes: |
            SELECT id, said AS conversation_id, thumb AS vote, why AS reason, at AS created_at
            FROM mark WHERE thumb <> 'test'
          leftOut:
            - reason: {en: "marks of testers", ko: "테스터의 평가"}
              count: SELECT COUNT(*) FROM mark WHERE thumb = 'test'
      values: {yes: like, "no": dislike}
      notice: {en: "Own bot is ours.", ko: "우리 봇입니다."}
      """;

  @TempDir Path folder;
  private Path home;
  private Path chat;
  private String out = "";
  private String err = "";

  @BeforeEach
  void files() throws IOException, SQLException {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("settings.json"), "{\"language\": \"en\", \"zone\": \"UTC\"}");
    Files.createDirectories(home.resolve("profiles"));
    Files.writeString(home.resolve("profiles/own-bot.yaml"), PROFILE);
    chat = folder.resolve("own.db");
    at(
        "CREATE TABLE said (id TEXT PRIMARY KEY, asked TEXT, told TEXT, at TEXT)",
        "CREATE TABLE mark (id TEXT PRIMARY KEY, said TEXT, thumb TEXT, why TEXT, at TEXT)",
        "INSERT INTO said VALUES ('a', 'Where?', 'Here.', '2026-11-02'), ('b', 'When?', 'Now.',"
            + " '2026-11-03')",
        "INSERT INTO mark VALUES ('1', 'a', 'yes', NULL, '2026-11-04 10:00'), ('2', 'b', 'no',"
            + " 'too late', '2026-11-05 11:00'), ('3', 'b', 'test', NULL, '2026-11-05'), ('4',"
            + " 'gone', 'no', NULL, '2026-11-06'), ('5', 'a', 'maybe', NULL, '2026-11-06'), ('6',"
            + " 'a', '', NULL, '2026-11-06')");
  }

  private void at(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + chat);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private int run(String... args) {
    CommandRun run = CommandRun.of(new HomeFolder(home), Map.of(), args);
    out = run.out();
    err = run.err();
    return run.code();
  }

  private JsonNode json(String... args) throws IOException {
    run(args);
    return JsonFormat.mapper().readTree(out);
  }

  @Test
  void aDatabaseIsExplainedLineByLine() {
    assertThat(run("source", "check", chat.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .isEqualToNormalizingNewlines(
            """
            %s
              product: Own bot, read by the profile own-bot
              note: Own bot is ours.
              answers: 2
              votes: 3 (1 like, 2 dislikes; 1 with a reason), neither: 1
              period of the votes: 2026-11-04 to 2026-11-06 (UTC)
              votes whose answer is not there: 1
              left out (1): marks of testers
              rejected: row 4 of votes: unknown vote value "maybe"
              3 votes with their answers:
                2026-11-04 10:00  like  Where? -> Here.
                2026-11-05 11:00  dislike  When? -> Now. (too late)
                2026-11-06 00:00  dislike  (not there) -> (not there)
            """
                .formatted(chat));
  }

  @Test
  void aPathInPlaceOfAnAddressIsAnsweredWithACommand() throws IOException {
    Path rows = Files.writeString(folder.resolve("my rows.csv"), "id,body\n1,text\n");
    assertThat(run("source", "add", "kb", rows.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("give \"sqlite:///" + rows + "\"", "retune import \"" + rows + "\"");
    Path texts = Files.createDirectory(folder.resolve("texts"));
    Files.writeString(texts.resolve("a.md"), "# A");
    assertThat(run("source", "add", "kb", texts.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("Folders of documents");
  }

  @Test
  void theSameIsGivenAsJson() throws IOException {
    JsonNode explained =
        json("source", "check", "sqlite:///" + chat, "--json").path("sources").path(0);
    assertThat(explained.path("product").path("profile").asText()).isEqualTo("own-bot");
    assertThat(explained.path("figures").path("dislikes").asInt()).isEqualTo(2);
    assertThat(explained.path("leftOut").path(0).path("rows").asInt()).isEqualTo(1);
    assertThat(explained.path("pairs")).hasSize(3);
  }

  @Test
  void whatWouldFailIsSaidAndFails() throws SQLException {
    at("DELETE FROM said");
    assertThat(run("source", "check", chat.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("None of the 3 votes").contains("belongs to an answer");
    at("ALTER TABLE mark RENAME COLUMN why TO because");
    assertThat(run("source", "check", chat.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(out).contains("looks like Own bot, but mark.why is missing");
    assertThat(err).contains("looks like Own bot, but mark.why is missing");
    assertThat(run("source", "check", chat.toString(), "--profile", "own-bt"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("Did you mean own-bot?");
    assertThat(run("source", "check", folder.resolve("none.csv").toString()))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("none.csv");
  }

  @Test
  void aFileWithoutAProductIsExplainedByItsColumns() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(
        file,
        "id,question,answer,rating,created_at\n1,Where?,Here.,like,2026-11-02\n2,When?,Now.,odd,2026-11-02\n");
    assertThat(run("source", "check", file.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .contains("product: none is recognised")
        .contains("votes: id, vote = rating, created_at")
        .contains("votes: 1 (1 like, 0 dislikes")
        .contains("rejected: row 3")
        .contains("like  Where? -> Here.");
  }

  @Test
  void aFileIsCheckedWithTheEncodingAndMappingOfAnImport() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.write(
        file,
        "nr,물음,said,stars,at\n1,어디예요?,여기요.,5,2026-11-02\n".getBytes(Charset.forName("MS949")));
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(
        mapping,
        """
        {"conversations": {"columns": {"id": "nr", "question": "물음", "answer": "said", "created_at": "at"}},
         "votes": {"columns": {"id": "nr", "vote": "stars", "created_at": "at"}}, "voteValues": {"5": "like"}}
        """);
    String[] options = {file.toString(), "--encoding", "MS949", "--mapping", mapping.toString()};
    for (String[] command : new String[][] {{"source", "check"}, {"import"}}) {
      String[] all = Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new);
      assertThat(run(all)).as(command[0]).isEqualTo(ExitCodes.DONE);
      assertThat(out).contains("conversations: id = nr, question = 물음");
    }
    assertThat(run("source", "check", file.toString())).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aCheckOfASourceRefusesWhatItsSyncWould() throws SQLException {
    at("DELETE FROM mark WHERE id = '5'");
    assertThat(run("source", "add", "chat", "sqlite:///" + chat)).isEqualTo(ExitCodes.DONE);
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
    at("DROP TABLE mark", "ALTER TABLE said RENAME TO conversations");
    at("ALTER TABLE conversations RENAME COLUMN asked TO question");
    at("ALTER TABLE conversations RENAME COLUMN told TO answer");
    at("ALTER TABLE conversations RENAME COLUMN at TO created_at");
    assertThat(run("sync")).isEqualTo(ExitCodes.FAILED);
    String refused = err;
    assertThat(refused).contains("own-bot");
    assertThat(run("source", "check", "chat")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains(refused.strip());
    assertThat(run("source", "check", "sqlite:///" + chat)).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void votesInOneFileBelongToAnswersInAnother() throws IOException {
    Path votes = folder.resolve("votes.csv");
    Path answers = folder.resolve("answers.csv");
    Files.writeString(
        votes, "id,conversation_id,vote,created_at\n1,a,like,2026-11-02\n2,x,like,2026-11-02\n");
    Files.writeString(answers, "id,question,answer,created_at\na,Where?,Here.,2026-11-02\n");
    assertThat(run("source", "check", votes.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(run("source", "check", votes.toString(), answers.toString()))
        .isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .contains("votes whose answer is not there: 1")
        .contains("like  Where? -> Here.")
        .contains("like  (not there) -> (not there)");
  }

  @Test
  void aSourceIsAddedListedCheckedSyncedAndRemoved() throws IOException {
    assertThat(run("source", "add", "own", "sqlite:///" + chat, "--profile", "own-bot"))
        .isEqualTo(ExitCodes.DONE);
    JsonNode source =
        JsonFormat.mapper().readTree(home.resolve("settings.json").toFile()).path("sources");
    assertThat(source.path(0).path("profile").asText()).isEqualTo("own-bot");
    assertThat(run("source", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .contains("own  jdbc:sqlite:" + chat + "  by the profile own-bot")
        .contains("profile own-bot  Own bot  from " + home.resolve("profiles/own-bot.yaml"));
    assertThat(run("source", "check", "own")).isEqualTo(ExitCodes.DONE);
    assertThat(run("sync")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("recognised as Own bot");
    assertThat(run("source", "add", "OWN", "sqlite:///" + chat)).isEqualTo(ExitCodes.FAILED);
    assertThat(run("source", "add", "other", "sqlite:///" + chat, "--profile", "nothing"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(run("source", "add", "other", "oracle://x/y")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("source", "remove", "own")).isEqualTo(ExitCodes.DONE);
    assertThat(run("source", "remove", "own")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("There is no source own");
    assertThat(JsonFormat.mapper().readTree(home.resolve("settings.json").toFile()).path("sources"))
        .isEmpty();
  }

  @Test
  void aBrokenProfileIsSaid() throws IOException {
    Files.writeString(home.resolve("profiles/own-bot.yaml"), PROFILE + "title: Again\n");
    assertThat(run("source", "list")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("own-bot.yaml").contains("title");
    assertThat(run("source", "check", chat.toString())).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aBackupContainsTheProfilesOfTheUser() throws IOException {
    Path backup = folder.resolve("backup.zip");
    assertThat(run("backup", backup.toString())).isEqualTo(ExitCodes.DONE);
    home = folder.resolve("other");
    assertThat(run("restore", backup.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(home.resolve("profiles/own-bot.yaml")).hasContent(PROFILE);
  }

  @Test
  void theDoctorMissesAProfileThatASourceNames() throws IOException {
    run("source", "add", "own", "sqlite:///" + chat, "--profile", "own-bot");
    Files.delete(home.resolve("profiles/own-bot.yaml"));
    run("doctor");
    assertThat(out).contains("There is no profile own-bot");
  }

  @Test
  void aSubcommandIsNeeded() {
    assertThat(run("source")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotStored() throws IOException {
    String before = Files.readString(home.resolve("settings.json"));
    for (String address :
        new String[] {
          "postgresql://u:secret@host/db",
          "postgresql+psycopg2://u:secret?x@host/db",
          "jdbc:mariadb://host/db?user=u&password=secret",
          "jdbc:postgresql://u:secret@host:5432/db"
        }) {
      assertThat(run("source", "add", "own", address)).isEqualTo(ExitCodes.FAILED);
      assertThat(err).contains("--password-env").doesNotContain("secret");
    }
    assertThat(Files.readString(home.resolve("settings.json"))).isEqualTo(before);
    assertThat(run("source", "add", "own", "postgresql://u@host:5432/db?ApplicationName=a@b"))
        .isEqualTo(ExitCodes.DONE);
  }

  @Test
  void settingsThatHoldAPasswordStayReadable() throws IOException {
    Files.writeString(
        home.resolve("settings.json"),
        """
        {"language": "en", "zone": "UTC",
         "sources": [{"name": "old", "url": "postgresql://u:secret@host/db"}]}
        """);
    assertThat(run("source", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("old").doesNotContain("secret");
  }

  @Test
  void theWholePathOfAFileIsStored() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path whole = here.resolve("cases/chain.db");
    assertThat(run("source", "add", "own", "sqlite:///cases/../cases/chain.db"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(out).contains(whole.toString());
    assertThat(
            JsonFormat.mapper()
                .readTree(home.resolve("settings.json").toFile())
                .at("/sources/0/url")
                .asText())
        .isEqualTo("sqlite:///" + whole);
    assertThat(SourceAddress.absolute("jdbc:sqlite:a.db?mode=ro", here))
        .isEqualTo("sqlite:///" + here.resolve("a.db") + "?mode=ro");
    for (String kept :
        List.of("sqlite:////srv/a.db", "postgresql://host/db", "https://cloud.langfuse.com")) {
      assertThat(SourceAddress.absolute(kept, here)).isEqualTo(kept);
    }
  }

  @Test
  void aBrokenProfileDoesNotStopTheOthers() throws IOException {
    Files.writeString(home.resolve("profiles/hurt.yaml"), "name: hurt\n\tlayouts: [");
    assertThat(run("source", "list")).isEqualTo(ExitCodes.FAILED);
    assertThat(out).contains("own-bot", "dify");
    assertThat(err).contains("The profile hurt.yaml is left out", "line 2");
    assertThat(run("import", chat.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(err).contains("The profile hurt.yaml is left out", "line 2");
    assertThat(run("import", chat.toString(), "--profile", "hurt")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("source", "add", "own", "sqlite:///" + chat, "--profile", "hurt"))
        .isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aFolderIsNotSaidToBeMissing() {
    assertThat(run("import", folder.toString())).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("is a folder");
  }
}
