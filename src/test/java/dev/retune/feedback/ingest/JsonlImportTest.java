package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JsonlImportTest {
  private static final String AT = ",\"created_at\":\"2026-11-01T10:00:00Z\"";
  private static final String TALK = "{\"id\":1,\"question\":\"q\",\"answer\":\"a\"" + AT + "}";

  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  @Test
  void kindsMayBeMixedInAnyOrder() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "all.jsonl",
                "{\"id\":\"v\",\"conversation_id\":1,\"feedback\":true" + AT + "}",
                "{\"id\":9,\"title\":\"t\",\"body\":\"b\"}",
                TALK,
                "{\"conversation_id\":\"1\",\"score\":0.5}"));
    assertThat(report.stored()).isEqualTo(new RowCounts(1, 1, 1, 1));
  }

  @Test
  void brokenLinesAreListedAndTheRestIsStored() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "all.jsonl",
                TALK,
                "{\"id\":2,\"conversation_id\":1,",
                "",
                "[1,2]",
                "not json",
                "{\"id\":3,\"conversation_id\":1,\"vote\":\"up\"} {}",
                "{\"id\":4,\"conversation_id\":1,\"vote\":{\"v\":1}}",
                "{\"id\":5,\"conversation_id\":1,\"vote\":\"sideways\"}",
                "{\"id\":6,\"conversation_id\":null,\"vote\":\"up\"}",
                "{\"id\":7,\"question\":\"q\",\"answer\":\"\"}",
                "{\"id\":8,\"nothing\":\"known\"}",
                "{\"id\":9,\"conversation_id\":1,\"vote\":\"up\",\"created_at\":null}",
                "{\"id\":10,\"conversation_id\":1,\"vote\":\"up\",\"more\":[1]" + AT + "}"));
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly(
            "2: not a JSON object: broken at column 29",
            "4: not a JSON object",
            "5: not a JSON object: broken at column 1",
            "6: not a JSON object: broken at column 42",
            "7: \"vote\" holds a list or an object, not a plain value",
            "8: unknown vote value \"sideways\"",
            "9: no conversation id",
            "10: no answer",
            "11: neither document nor conversation, vote or evaluation",
            "12: no time");
  }

  @Test
  void numbersAndTextsAreTheSameId() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "all.jsonl",
                TALK,
                "{\"id\":1,\"conversation_id\":\"1\",\"vote\":1" + AT + "}",
                "{\"id\":2,\"conversation_id\":1.0,\"vote\":-1" + AT + "}"));
    assertThat(report.stored().votes()).isEqualTo(2);
  }

  @Test
  void theTypeTellsTheKind() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "all.jsonl",
                "{\"type\":\"document\",\"id\":1,\"text\":\"t\",\"label\":\"x\"}",
                "{\"type\":\"vote\",\"id\":1,\"text\":\"t\"}"));
    assertThat(report.stored()).isEqualTo(new RowCounts(1, 0, 0, 0));
    assertThat(FileImportFixture.rejected(report)).containsExactly("2: no conversation id");
  }

  @Test
  void ofDuplicateKeysNobodyKnowsWhichCounts() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "d.jsonl",
                "{\"id\":2,\"body\":\"one\"}",
                "{\"id\":1,\"body\":\"one\",\"body\":\"two\"}"));
    assertThat(report.rejected()).extracting(RejectedRow::row).containsExactly(2L);
    assertThat(files.fixture.documents.byExternalId("1")).isEmpty();
  }

  @Test
  void aLineOfTenMegabytesCostsOnlyItself() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "d.jsonl",
                "{\"id\":1,\"body\":\"" + "x".repeat(10_000_000) + "\"}",
                "{\"id\":2,\"body\":\"" + "x".repeat(30_000_000) + "\"}",
                "{\"id\":3,\"body\":\"fine\"}"));
    assertThat(report.stored().documents()).isEqualTo(1);
    assertThat(report.rejected()).extracting(RejectedRow::row).containsExactly(1L, 2L);
  }

  @Test
  void aWrongEncodingCostsOnlyItsLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"id\":1,\"body\":\"나쁨\"}\n".getBytes(Charset.forName("EUC-KR")));
    bytes.writeBytes("{\"id\":2,\"body\":\"좋음\"}\r\n".getBytes(StandardCharsets.UTF_8));
    ImportReport report = files.read(files.file("d.jsonl", bytes.toByteArray()));
    assertThat(report.stored().documents()).isEqualTo(1);
    assertThat(FileImportFixture.rejected(report)).containsExactly("1: not encoded in UTF-8");
  }

  @Test
  void depthBeyondMeasureCostsOnlyItsLine() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "d.jsonl",
                "{\"id\":1,\"body\":" + "[".repeat(100_000),
                "{\"id\":" + "9".repeat(5_000) + ",\"body\":\"x\"}",
                "{\"id\":2,\"body\":\"fine\"}"));
    assertThat(report.stored().documents()).isEqualTo(1);
  }

  @Test
  void aFileWithoutAKnownEndingIsKnownByItsFirstCharacter() throws IOException {
    assertThat(files.read(files.file("export.txt", TALK)).stored().conversations()).isEqualTo(1);
  }
}
