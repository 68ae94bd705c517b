package dev.retune.feedback.ingest;

import static dev.retune.feedback.ingest.FileImportFixture.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.RowCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON files that do not match their names, or have rows of no known kind. */
class MalformedJsonImportTest {

  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  @Test
  void messagesOfAConversationExportAreNoDocuments() throws IOException {
    files.assertRefused(
        files.file(
            "c.json",
            "{\"conversationId\":\"c\",\"messages\":[{\"sender\":\"User\",\"text\":\"my secret\"}]}"),
        "feedback.chatMessages");
  }

  @Test
  void jsonWithoutATimeIsAskedForIt() throws IOException {
    files.assertRefused(
        files.file("t.jsonl", "{\"question\":\"q\",\"answer\":\"a\",\"vote\":1}"),
        "feedback.noTimeColumn");
  }

  @Test
  void numbersAreTheSameInCsvAndJson() throws IOException {
    files.read(
        files.file(
            "n.jsonl",
            "{\"id\":12345678.0,\"question\":\"q\",\"answer\":\"a\",\"ts\":1.793000000123E9}"));
    ImportReport again =
        files.read(files.file("n.csv", "id,question,answer,ts", "12345678,q,a,1793000000.123"));
    assertThat(again.unchanged().conversations()).isEqualTo(1);
  }

  @Test
  void anEndlessNumberCostsOnlyItsLine() throws IOException {
    ImportReport report =
        files.read(files.file("n.jsonl", TALK.replace("\"id\":1", "\"id\":1E999999999"), TALK));
    assertThat(report.stored().conversations()).isEqualTo(1);
    assertThat(report.rejected()).hasSize(1);
  }

  @Test
  void rowsOfNoKnownKindAreNoVotes() throws IOException {
    ImportReport report =
        files.read(files.file("u.jsonl", TALK, "{\"something\":\"else\"}", "[1]"));
    assertThat(report.unknown()).isEqualTo(2);
    assertThat(report.read()).isEqualTo(new RowCounts(0, 1, 1, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a.json ~ [TALK]",
        "a.json ~ {\"info\": {\"x\": 1}, \"feedback_data\": [TALK]}",
        "a.json ~ TALK",
        "a.jsonl ~ TALK",
        "a.jsonl ~ [TALK]",
        "a.txt ~ [TALK]"
      })
  void jsonIsReadAsJson(String name, String text) throws IOException {
    Path file = files.file(name, text.replace("TALK", TALK).getBytes(StandardCharsets.UTF_8));
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[TALK]", "{\"a\": [TALK]}", "TALK", "TALK\nTALK"})
  void indentedJsonIsReadAsJson(String text) throws IOException {
    String indented = TALK.replace("{", "{\n  ").replace(",\"", ",\n  \"").replace("}", "\n}\n");
    Path file =
        files.file("i.json", text.replace("TALK", indented).getBytes(StandardCharsets.UTF_8));
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
  }

  @Test
  void jsonLinesMayHaveAMarkEmptyLinesAndAnyEnding() throws IOException {
    String text = "\ufeff\r\n" + TALK + "\r\n\r\n" + TALK.replace(":1,", ":2,") + "\r\n";
    Path file = files.file("m.json", text.getBytes(StandardCharsets.UTF_8));
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(0, 2, 2, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"d.json", "d.jsonl"})
  void jsonThatIsNestedTooDeeplySaysTheLimit(String name) throws IOException {
    String deep = TALK.replace("}", ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
    assertThatThrownBy(() -> files.read(files.file(name, "[" + deep + "]")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.jsonTooDeep");
              assertThat(e.args()).contains(1_000);
            });
    ImportReport report = files.read(files.file("l.jsonl", TALK, deep, TALK.replace(":1,", ":2,")));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly("2: nested more than 1,000 deep, which is not read");
    assertThat(report.stored().votes()).isEqualTo(2);
  }

  @Test
  void jsonThatEndsTooEarlyIsRefusedWhole() throws IOException {
    files.assertRefused(
        files.file("e.json", "[" + TALK + ",", TALK.substring(0, 30)), "feedback.jsonBroken");
  }
}
