package dev.retune.feedback.ingest;

import static dev.retune.feedback.ingest.FileImportFixture.AT;
import static dev.retune.feedback.ingest.FileImportFixture.FLAT;
import static dev.retune.feedback.ingest.FileImportFixture.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RejectedRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files with unusual headers and encodings. */
class MalformedCsvImportTest {

  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  @Test
  void aNumberThatASpreadsheetHasCutIsNoId() throws IOException {
    ImportReport report =
        files.read(files.file("n.csv", FLAT, "1.23457E+17,q,a,like," + AT, "2,q,a,like," + AT));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly(
            "2: \"1.23457E+17\" is a number that a spreadsheet has rounded: export it as text");
  }

  @Test
  void aQuotedColumnNameMayHaveALineBreak() throws IOException {
    files.read(
        files.file(
            "h.csv",
            "id;\"user_message\n(질문)\";\"ai\nresponse\";feedback;created_at",
            "1;q;a;like;" + AT));
    assertThat(files.questions()).isEqualTo("q");
  }

  @Test
  void aRejectedRowBelowSuchNamesHasItsLine() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "h.csv", "id,question,answer,\"feed\nback\",created_at", "1,q,a,maybe," + AT));
    assertThat(report.rejected()).extracting(RejectedRow::row).containsExactly(3L);
  }

  @Test
  void aQuoteThatIsNeverClosedInTheNamesIsSaid() throws IOException {
    files.assertRefused(
        files.file("h.csv", "id,\"question,answer", "1,q,a"), "feedback.headerQuote");
  }

  @Test
  void aColumnThatComesTwiceIsAskedAbout() throws IOException {
    files.assertRefused(
        files.file("d.csv", FLAT + ",feedback", "1,q,a,like," + AT + ",dislike"),
        "feedback.columnTwice");
  }

  @Test
  void theSeparatorLineOfSpreadsheetsIsUnderstood() throws IOException {
    Path file = files.file("s.csv", "sep=;", FLAT.replace(',', ';'), "1;q;a;like;" + AT);
    assertThat(files.read(file).stored().votes()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MS949", "EUC-KR"})
  void koreanFromAnOldSpreadsheetIsSaidToBeThat(String encoding) throws IOException {
    String text = FLAT + "\n1,비자는요?,이렇게요,좋아요," + AT + "\n";
    files.assertRefused(
        files.file("k.csv", text.getBytes(Charset.forName(encoding))), "feedback.encodingKorean");
  }

  @Test
  void itIsReadWhenItsEncodingIsNamed() throws IOException {
    String text = FLAT + "\n1,비자는 똠방?,이렇게요,좋아요," + AT + "\n";
    files.read(
        files.file("k.csv", text.getBytes(Charset.forName("MS949"))),
        SourceMapping.GUESSED.withEncoding("cp949"));
    assertThat(files.questions()).isEqualTo("비자는 똠방?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.json", "a.jsonl"})
  void utf16IsSaidToBeThat(String name) throws IOException {
    String text = name.endsWith("csv") ? FLAT + "\n1,q,a,like," + AT : TALK;
    files.assertRefused(
        files.file(name, text.getBytes(StandardCharsets.UTF_16LE)), "feedback.utf16");
  }

  @Test
  void anEncodingThatThereIsNotIsSaid() throws IOException {
    Path file = files.file("k.csv", FLAT);
    assertThatThrownBy(() -> files.read(file, SourceMapping.GUESSED.withEncoding("utf-9")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.encodingUnknown"));
  }
}
