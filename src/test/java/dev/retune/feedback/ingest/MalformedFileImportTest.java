package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that do not match their names or need further information. */
class MalformedFileImportTest {
  private static final String FLAT = "id,question,answer,feedback,created_at";
  private static final String AT = "2026-11-01T10:00:00Z";
  private static final String TALK =
      "{\"id\":1,\"question\":\"q\",\"answer\":\"a\",\"vote\":\"like\",\"created_at\":\""
          + AT
          + "\"}";

  @TempDir Path folder;
  private FileImportFixture files;

  @BeforeEach
  void open() {
    files = new FileImportFixture(folder);
  }

  @AfterEach
  void close() {
    files.close();
  }

  private void refused(Path file, String key) {
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo(key));
    assertThat(files.fixture.number("select count(*) from conversation_log")).isZero();
    assertThat(files.fixture.number("select count(*) from document")).isZero();
  }

  private String questions() {
    return files.fixture.workspace.read(
        s ->
            String.join(
                "|",
                s.createNativeQuery(
                        "select user_message from conversation_log order by external_id",
                        String.class)
                    .getResultList()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,role,content,created_at",
        "messageId,parentMessageId,text,createdAt",
        "sender,text,isCreatedByUser,error,unfinished,messageId,parentMessageId,createdAt",
        "conversation_id,content,created_at",
        "user_id,text,created_at",
        "역할,본문,일시"
      })
  void messagesAreNoDocuments(String header) throws IOException {
    refused(files.file("m.csv", header, header.replaceAll("[^,]+", "x")), "feedback.chatMessages");
  }

  @Test
  void messagesOfAConversationExportAreNoDocuments() throws IOException {
    refused(
        files.file(
            "c.json",
            "{\"conversationId\":\"c\",\"messages\":[{\"sender\":\"User\",\"text\":\"my secret\"}]}"),
        "feedback.chatMessages");
  }

  @Test
  void pagesWithAParentAreDocumentsWhereAMappingSaysSo() throws IOException {
    SourceMapping mapping =
        new SourceMapping(
            Optional.of(new TableMapping(Optional.empty(), Map.of("body", "text"))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            java.util.Set.of(),
            false,
            Optional.empty(),
            Map.of());
    Path file = files.file("pages.csv", "id,parent_id,title,text", "1,,T,words");
    assertThat(files.read(file, mapping).stored().documents()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id,question,answer,feedback", "id,conversation_id,vote"})
  void withoutATimeNothingIsDatedToday(String header) throws IOException {
    String row = header.replaceAll("[^,]+", "like");
    refused(files.file("t.csv", header, row), "feedback.noTimeColumn");
  }

  @Test
  void jsonWithoutATimeIsAskedForIt() throws IOException {
    refused(
        files.file("t.jsonl", "{\"question\":\"q\",\"answer\":\"a\",\"vote\":1}"),
        "feedback.noTimeColumn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sent_at",
        "createdDate",
        "created_date",
        "start_time",
        "tstamp",
        "timestamp",
        "작성일시",
        "feedback_date",
        "message_date"
      })
  void timesGoByManyNames(String name) throws IOException {
    Path file =
        files.file("t.csv", FLAT.replace("created_at", name), "1,q,a,like,2026-11-01 10:00:00");
    assertThat(files.read(file).rejected()).isEmpty();
    assertThat(
            files.fixture.number(
                "select count(*) from feedback_log where created_at < '2026-11-02'"))
        .isEqualTo(1);
  }

  @Test
  void theVoteAndTheAnswerMayHaveATimeEach() throws IOException {
    files.read(
        files.file(
            "t.csv",
            "id,question,answer,feedback,message_date,feedback_date",
            "1,q,a,like,2026-11-01,2026-11-03"));
    assertThat(
            files.fixture.number(
                "select count(*) from feedback_log v join conversation_log c on c.id ="
                    + " v.conversation_id where v.created_at > c.created_at"))
        .isEqualTo(1);
  }

  @Test
  void timesThatCannotBeAreRejected() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "t.csv",
                FLAT,
                "1,q,a,like,2612-01-19T00:00:00Z",
                "2,q,a,like,1976-06-03",
                "3,q,a,like,12345678901",
                "4,q,a,like,2026-11-01"));
    assertThat(report.rejected()).extracting(RejectedRow::row).containsExactly(2L, 3L, 4L);
    assertThat(report.rejected().getFirst().reason())
        .isEqualTo(
            "the time \"2612-01-19T00:00:00Z\" reads as 2612-01-19T00:00:00Z, which lies before"
                + " 1990 or in the future");
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
  void aNumberThatASpreadsheetHasCutIsNoId() throws IOException {
    ImportReport report =
        files.read(files.file("n.csv", FLAT, "1.23457E+17,q,a,like," + AT, "2,q,a,like," + AT));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly(
            "2: \"1.23457E+17\" is a number that a spreadsheet has cut: export it as text");
  }

  @Test
  void anEndlessNumberCostsOnlyItsLine() throws IOException {
    ImportReport report =
        files.read(files.file("n.jsonl", TALK.replace("\"id\":1", "\"id\":1E999999999"), TALK));
    assertThat(report.stored().conversations()).isEqualTo(1);
    assertThat(report.rejected()).hasSize(1);
  }

  @Test
  void starsAreNoThumbs() throws IOException {
    refused(
        files.file(
            "s.csv",
            "id,question,answer,rating,created_at",
            "1,q,a,1," + AT,
            "2,q,a,5," + AT,
            "3,q,a,3," + AT),
        "feedback.voteScale");
  }

  @Test
  void zeroBesideMinusOneIsNoVote() throws IOException {
    ImportReport report =
        files.read(files.file("z.csv", FLAT, "1,q,a,1," + AT, "2,q,a,0," + AT, "3,q,a,-1," + AT));
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(report.withoutVote()).isEqualTo(1);
    assertThat(report.notes()).hasSize(1);
  }

  @Test
  void rowsWithoutAVoteAreCountedAndNotListed() throws IOException {
    ImportReport report =
        files.read(files.file("z.csv", FLAT, "1,q,a,GOOD," + AT, "2,q,a,--," + AT, "3,q,a,," + AT));
    assertThat(report.withoutVote()).isEqualTo(2);
    assertThat(report.rejected()).isEmpty();
  }

  @Test
  void aVoteThatIsTakenBackFurtherDownDoesNotCount() throws IOException {
    ImportReport report =
        files.read(files.file("z.csv", FLAT, "1,q,a,like," + AT, "1,q,a,--," + AT));
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 1, 0, 0));
  }

  @Test
  void whenEveryVoteWaitsTheImportHasFailed() throws IOException {
    ImportReport report =
        files.read(
            files.file("v.csv", "id,conversation_id,vote,time", "1,7,up," + AT, "2,8,up," + AT));
    assertThat(report.failed()).isTrue();
    assertThat(report.mainReason().map(ImportReport.Reason::rows)).contains(2L);
  }

  @Test
  void whenSomeRowsComeInTheImportHasNotFailed() throws IOException {
    ImportReport report =
        files.read(files.file("v.csv", FLAT, "1,q,a,up," + AT, "2,q,a,sideways," + AT));
    assertThat(report.failed()).isFalse();
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

  @Test
  void jsonThatEndsTooEarlyIsRefusedWhole() throws IOException {
    refused(files.file("e.json", "[" + TALK + ",", TALK.substring(0, 30)), "feedback.jsonBroken");
  }

  @Test
  void aQuotedColumnNameMayHaveALineBreak() throws IOException {
    files.read(
        files.file(
            "h.csv",
            "id;\"user_message\n(질문)\";\"ai\nresponse\";feedback;created_at",
            "1;q;a;like;" + AT));
    assertThat(questions()).isEqualTo("q");
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
    refused(files.file("h.csv", "id,\"question,answer", "1,q,a"), "feedback.headerQuote");
  }

  @Test
  void aColumnThatComesTwiceIsAskedAbout() throws IOException {
    refused(
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
    refused(
        files.file("k.csv", text.getBytes(Charset.forName(encoding))), "feedback.encodingKorean");
  }

  @Test
  void itIsReadWhenItsEncodingIsNamed() throws IOException {
    String text = FLAT + "\n1,비자는 똠방?,이렇게요,좋아요," + AT + "\n";
    files.read(
        files.file("k.csv", text.getBytes(Charset.forName("MS949"))),
        SourceMapping.GUESSED.withEncoding("cp949"));
    assertThat(questions()).isEqualTo("비자는 똠방?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.json", "a.jsonl"})
  void utf16IsSaidToBeThat(String name) throws IOException {
    String text = name.endsWith("csv") ? FLAT + "\n1,q,a,like," + AT : TALK;
    refused(files.file(name, text.getBytes(StandardCharsets.UTF_16LE)), "feedback.utf16");
  }

  @Test
  void anEncodingThatThereIsNotIsSaid() throws IOException {
    Path file = files.file("k.csv", FLAT);
    assertThatThrownBy(() -> files.read(file, SourceMapping.GUESSED.withEncoding("utf-9")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.encodingUnknown"));
  }

  @Test
  void aMappingOfTheFileNamesOnlyWhatIsThere() throws IOException {
    Path file = files.file("m.csv", FLAT, "1,q,a,like," + AT);
    SourceMapping mapping =
        SourceMapping.GUESSED.withVotes(
            new TableMapping(Optional.empty(), Map.of("reason", "whyy")));
    assertThatThrownBy(
            () -> files.read(file, new ImportOptions(Optional.empty(), mapping).strict()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.mappedColumn"));
  }

  @Test
  void conditionsThatNoRowFitsAreSaid() throws IOException {
    Path file = files.file("m.csv", FLAT, "1,q,a,like," + AT);
    TableMapping none =
        new TableMapping(Optional.empty(), Map.of(), Map.of("feedback", AllowedValues.of("love")));
    assertThatThrownBy(
            () -> files.read(file, SourceMapping.GUESSED.withVotes(none).withConversations(none)))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.nothingWanted"));
  }

  @Test
  void columnsThatSoundLikeVotesAreNamedWhenNoneWasTaken() throws IOException {
    ImportReport report =
        files.read(files.file("o.csv", "id,question,answer,label,created_at", "1,q,a,true," + AT));
    assertThat(report.notes()).hasSize(1);
    assertThat(report.notes().getFirst()).contains("label");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-*.csv", "shop-1.{csv,tsv}", "mine"})
  void aMappingIsFoundByTheNameOfTheFileOrItsSource(String name) throws IOException {
    Path file = files.file("shop-1.csv", "nr,asked,said,at", "1,q,a," + AT);
    SourceMapping shop =
        SourceMapping.GUESSED.withConversations(
            new TableMapping(
                Optional.empty(),
                Map.of("id", "nr", "question", "asked", "answer", "said", "created_at", "at")));
    ImportOptions options =
        new ImportOptions(Optional.of("mine"), SourceMapping.GUESSED, false, Map.of(name, shop));
    assertThat(files.read(file, options).stored().conversations()).isEqualTo(1);
  }
}
