package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Votes in separate columns of likes and dislikes, and files with misleading content. */
class AmbiguousVoteImportTest {
  private static final String AT = "2026-11-01T00:00:00Z";
  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  private String votes() {
    return files.fixture.number("select count(*) from feedback_log where feedback = 'like'")
        + "/"
        + files.fixture.number("select count(*) from feedback_log where feedback = 'dislike'");
  }

  private Path csv(String columns, String... values) throws IOException {
    StringBuilder text = new StringBuilder("id,question,answer," + columns + ",created_at\n");
    for (int i = 0; i < values.length; i++) {
      text.append(i).append(",q,a,").append(values[i]).append(',').append(AT).append('\n');
    }
    return files.file("votes.csv", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void refused(Path file, String key) {
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo(key));
    assertThat(files.fixture.conversations.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"thumbs_up,thumbs_down", "liked,disliked", "thumb_down,thumb_up", "좋아요,싫어요"})
  void likesAndDislikesInTwoColumnsAreRead(String columns) throws IOException {
    boolean likesFirst = !columns.startsWith("thumb_down");
    ImportReport report =
        files.read(
            likesFirst
                ? csv(columns, "1,0", "0,1", "0,1", "0,0", ",", "1,1")
                : csv(columns, "0,1", "1,0", "1,0", "0,0", ",", "1,1"));
    assertThat(votes()).isEqualTo("1/2");
    assertThat(report.withoutVote()).isEqualTo(2);
    assertThat(report.reasons()).singleElement().satisfies(r -> assertThat(r.rows()).isEqualTo(1));
  }

  @Test
  void aColumnOfDislikesBesideOneOfVotesIsNotAsked() throws IOException {
    files.read(csv("feedback,disliked", "up,x", "down,y"));
    assertThat(votes()).isEqualTo("1/1");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "1, 0"})
  void aNoThatMayBeNoVoteIsAsked(String yes, String no) throws IOException {
    Path file = csv("liked", yes, no, no);
    refused(file, "feedback.voteUnclear");
    files.read(file, SourceMapping.GUESSED.withVoteValues(Map.of(no, VoteMeaning.NONE)));
    assertThat(votes()).isEqualTo("1/0");
    files.read(file, SourceMapping.GUESSED.withVoteValues(Map.of(no, VoteMeaning.DISLIKE)));
    assertThat(votes()).isEqualTo("1/2");
  }

  @Test
  void aNoBesideRowsWithoutAVoteIsADislike() throws IOException {
    files.read(csv("liked", "true", "false", ""));
    assertThat(votes()).isEqualTo("1/1");
  }

  @Test
  void aNoThatMayBeNoVoteIsAskedOfATableToo() throws SQLException {
    Path file = files.folder.resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE chats (id INTEGER PRIMARY KEY, question, answer, liked, created_at)");
      statement.execute(
          "INSERT INTO chats VALUES (1, 'q', 'a', 1, '2026-11-01'), (2, 'q', 'a', 0, '2026-11-01')");
    }
    refused(file, "feedback.voteUnclear");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO chats VALUES (3, 'q', 'a', NULL, '2026-11-01')");
    }
    files.read(file);
    assertThat(votes()).isEqualTo("1/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"likes", "sentiment", "만족도"})
  void columnsThatSoundLikeVotesAreNamed(String column) throws IOException {
    assertThat(files.read(csv(column, "3")).notes()).singleElement().asString().contains(column);
  }

  @Test
  void packedFilesAreSaidToBeThat() throws IOException {
    byte[] text = "id,question,answer,feedback,created_at\n".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gz)) {
      out.write(text);
    }
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("votes.csv"));
      out.write(text);
    }
    refused(files.file("votes.csv", gz.toByteArray()), "feedback.packed");
    refused(files.file("votes.xlsx", zip.toByteArray()), "feedback.packed");
  }

  @Test
  void aKeyThatComesTwiceIsNoRow() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "votes.jsonl",
                "{\"id\": 1, \"question\": \"q\", \"answer\": \"a\", \"feedback\": \"up\","
                    + " \"feedback\": \"down\", \"created_at\": \"2026-11-01\"}",
                "{\"id\": 2, \"question\": \"q\", \"answer\": \"a\", \"feedback\": \"up\","
                    + " \"created_at\": \"2026-11-01\"}"));
    assertThat(report.rejectedRows()).isEqualTo(1);
    assertThat(votes()).isEqualTo("1/0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"by\": {\"a\": 1}, \"rows\": [\n%s,\n%s\n]}\n",
        "{\"rows\": [%s,\n%s\n]}",
        "{\"rows\": [\n%s\n, %s]}",
        "{\n\"rows\": [\n%s,\n%s]}",
        "{\"rows\":\n[%s,%s]}",
        "[\n%s,\n%s\n]",
        "%s\n%s\n"
      })
  void howeverItsLinesAreBrokenItIsOneJson(String form) throws IOException {
    String row =
        "{\"id\": %d, \"question\": \"q\", \"answer\": \"a\", \"feedback\": \"up\","
            + " \"created_at\": \"2026-11-01\"}";
    for (String name : new String[] {"a.json", "a.jsonl", "a"}) {
      byte[] text =
          form.formatted(row.formatted(1), row.formatted(2)).getBytes(StandardCharsets.UTF_8);
      ImportReport report = files.read(files.file(name, text));
      assertThat(report.rejectedRows()).as(name).isZero();
      assertThat(votes()).isEqualTo("2/0");
    }
  }
}
