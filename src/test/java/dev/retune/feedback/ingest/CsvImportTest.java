package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {
  private static final String VOTES = "id,conversation_id,feedback,reason,created_at";
  private static final String AT = "2026-11-01 10:00:00";

  @TempDir Path folder;
  private FileImportFixture files;

  @BeforeEach
  void open() throws IOException {
    files = new FileImportFixture(folder);
    files.read(
        files.file(
            "conversations.csv",
            "id,question,answer,created_at",
            "1,how?,so," + AT,
            "2,why?,because," + AT));
  }

  @AfterEach
  void close() {
    files.close();
  }

  private String reasonOf(String voteId) {
    return files.fixture.list.page(VoteFilter.all(), 99).stream()
        .flatMap(row -> files.fixture.conversations.votesOf(row.conversationId()).stream())
        .filter(vote -> vote.externalId().equals(voteId))
        .findFirst()
        .flatMap(Vote::reason)
        .orElseThrow();
  }

  @Test
  void quotesLineBreaksAndDelimitersBelongToTheField() throws IOException {
    files.read(
        files.file("v.csv", VOTES, "1,1,dislike,\"a \"\"b\"\",\nc; d\"," + AT, "2,2,like,," + AT));
    assertThat(reasonOf("1")).isEqualTo("a \"b\",\nc; d");
  }

  @Test
  void aRowIsNamedByItsFirstLine() throws IOException {
    ImportReport report =
        files.read(
            files.file("v.csv", VOTES, "1,1,dislike,\"a\nb\nc\"," + AT, "2,2,maybe,x," + AT));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly("5: unknown vote value \"maybe\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsFound(String delimiter) throws IOException {
    String row = "7,1,dislike,why not,".replace(",", delimiter) + AT;
    files.read(files.file("v.csv", VOTES.replace(",", delimiter), row));
    assertThat(reasonOf("7")).isEqualTo("why not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyLineEndingWill(String ending) throws IOException {
    String text =
        String.join(ending, VOTES, "1,1,like,," + AT, "", "2,1,maybe,," + AT, "3,1,like,," + AT);
    ImportReport report = files.read(files.file("v.csv", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(report.rejected().getFirst().row()).isEqualTo(4);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    ImportReport report =
        files.read(files.file("v.csv", "\ufeff" + VOTES, "9,1,dislike,좋지 않다," + AT));
    assertThat(reasonOf("9")).isEqualTo("좋지 않다");
    assertThat(report.rejected()).isEmpty();
  }

  @Test
  void aWrongEncodingCostsOnlyItsRow() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((VOTES + "\n1,1,dislike,좋다," + AT + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(("2,1,dislike,나쁘다," + AT + "\n").getBytes(Charset.forName("EUC-KR")));
    bytes.writeBytes(("3,1,dislike,그냥," + AT + "\n").getBytes(StandardCharsets.UTF_8));
    ImportReport report = files.read(files.file("v.csv", bytes.toByteArray()));
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(FileImportFixture.rejected(report)).containsExactly("3: not encoded in UTF-8");
  }

  @Test
  void whatCannotBeStoredIsListedAndTheRestIsStored() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "v.csv",
                VOTES,
                "1,1,like,," + AT,
                "2,,like,," + AT,
                "3,1,,," + AT,
                "4,1,like,,yesterday",
                "5,1,like,,",
                "6,1,meh,," + AT,
                "7,1",
                "8,1,like,,extra," + AT,
                "9,77,like,," + AT,
                "10,2,dislike,x," + AT));
    assertThat(report.stored().votes()).isEqualTo(2);
    assertThat(report.waiting()).as(report.toString()).isEqualTo(1);
    assertThat(report.withoutVote()).isEqualTo(1);
    assertThat(FileImportFixture.rejected(report))
        .containsExactly(
            "3: no conversation id",
            "5: unreadable time \"yesterday\": the year comes first and has four digits, such as 2026-11-04 17:02",
            "6: no time",
            "7: unknown vote value \"meh\"",
            "8: 2 fields, but the first line has 5",
            "9: 6 fields, but the first line has 5");
    assertThat(report.waits())
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.numbers()).containsExactly(10L);
              assertThat(wait.reason()).isEqualTo("waits for conversation 77");
            });
  }

  @Test
  void aFieldOfTenMegabytesCostsOnlyItsRow() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "v.csv",
                VOTES,
                "1,1,dislike," + "x".repeat(10_000_000) + "," + AT,
                "2,1,dislike,\"" + "y".repeat(1_000_000) + "\"," + AT,
                "3,1,dislike," + "z".repeat(1_000_001) + "," + AT));
    assertThat(FileImportFixture.rejected(report))
        .containsExactly(
            "2: \"reason\" is longer than 1,000,000 characters",
            "4: \"reason\" is longer than 1,000,000 characters");
    assertThat(reasonOf("2")).hasSize(1_000_000);
  }

  @Test
  void aStrayQuoteCostsOnlyItsRow() throws IOException {
    ImportReport report =
        files.read(
            files.file(
                "v.csv",
                VOTES,
                "1,1,dislike,\"never closed," + AT,
                "2,1,dislike,\"good, bad\"," + AT,
                "3,1,like,," + AT,
                "4,1,dislike,\"a\"b," + AT,
                "5,1,like,," + AT,
                "6,1,dislike,\"open to the end," + AT));
    assertThat(report.stored().votes()).isEqualTo(3);
    assertThat(report.rejected()).extracting(RejectedRow::row).containsExactly(2L, 5L, 7L);
  }

  @Test
  void aFlatRowIsAnAnswerAndItsVote() throws IOException {
    Path flat =
        files.file(
            "flat.csv",
            "conversation_id,question,answer,rating,comment,time",
            "a,q1,a1,up,," + AT,
            "a,q1,a1,down,no,2026-11-01 11:00:00",
            "b,q2,a2,,," + AT,
            "c,q3,,up,," + AT);
    ImportReport report = files.read(flat);
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 2, 2, 0));
    assertThat(FileImportFixture.rejected(report)).containsExactly("5: no answer");
    assertThat(files.read(flat).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aFlatRowWithoutAnIdIsStoredOnce() throws IOException {
    Path flat =
        files.file("flat.csv", "question,answer,vote", "q,a,👍", "q,a,👎", "q,a,", "r,a,👍");
    SourceMapping timeless = SourceMapping.GUESSED.withTimeOfImport();
    assertThat(files.read(flat, timeless).stored()).isEqualTo(new RowCounts(0, 4, 3, 0));
    assertThat(files.read(flat, timeless).stored()).isEqualTo(RowCounts.ZERO);
    assertThat(files.fixture.votes.count()).isEqualTo(3);
  }

  @Test
  void votesWithoutIdsAreStoredOnceEvenWhenEqual() throws IOException {
    Path votes =
        files.file(
            "v.csv",
            "conversation_id,feedback,created_at",
            "1,like," + AT,
            "1,like," + AT,
            "1.0,dislike," + AT);
    assertThat(files.read(votes).stored().votes()).isEqualTo(3);
    assertThat(files.read(votes).unchanged().votes()).isEqualTo(3);
  }

  @Test
  void ofAnIdThatComesTwiceTheLaterRowCounts() throws IOException {
    Path votes =
        files.file(
            "v.csv",
            VOTES,
            "1,1,like,," + AT,
            "2,1,like,," + AT,
            "1,1,dislike,no," + AT,
            "2,1,like,," + AT);
    ImportReport report = files.read(votes);
    assertThat(FileImportFixture.rejected(report))
        .containsExactly("2: the ID 1 occurs again further down with other content, which is used");
    assertThat(reasonOf("1")).isEqualTo("no");
    assertThat(files.read(votes).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aChangedFileChangesTheVote() throws IOException {
    files.read(files.file("v.csv", VOTES, "1,1,like,," + AT));
    ImportReport report = files.read(files.file("v.csv", VOTES, "1,1,dislike,no," + AT));
    assertThat(report.changed().votes()).isEqualTo(1);
    assertThat(files.fixture.rollups()).isEqualTo(files.fixture.recount());
  }

  @Test
  void orderOfFilesInOneRunDoesNotMatter() throws IOException {
    Path votes = files.file("v.csv", VOTES, "1,x,like,," + AT);
    Path answers = files.file("c.csv", "id,question,answer,created_at", "x,q,a," + AT);
    var reports = files.read(votes, answers);
    assertThat(reports.getFirst().stored().votes()).isEqualTo(1);
    assertThat(reports.getFirst().waiting()).isZero();
  }

  @Test
  void rowsThatCountFromTheirImportKeepTheTimeOfTheFirst() throws IOException {
    Path votes = files.file("v.csv", "id,conversation_id,feedback", "1,1,like");
    SourceMapping timeless = SourceMapping.GUESSED.withTimeOfImport();
    files.read(votes, timeless);
    assertThat(files.read(votes, timeless).unchanged().votes()).isEqualTo(1);
  }

  @Test
  void ownNamesAndValuesAreMapped() throws IOException {
    SourceMapping mapping =
        SourceMapping.GUESSED
            .withVotes(
                new TableMapping(
                    Optional.empty(), Map.of("conversation_id", "ref", "vote", "stars")))
            .withZone(java.time.ZoneId.of("Asia/Seoul"))
            .withVoteValues(Map.of("5", VoteMeaning.LIKE, "1", VoteMeaning.DISLIKE));
    files.read(
        files.file("v.csv", "id,ref,stars,created_at", "1,1,5,2026-11-01 09:00:00"), mapping);
    assertThat(files.fixture.list.page(VoteFilter.all(), 1).getFirst().at())
        .isEqualTo(java.time.Instant.parse("2026-11-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "a,b,c\n1,2,3\n", "question,id\nq,1\n"})
  void aFileWithoutKnownColumnsIsRefused(String text) throws IOException {
    Path file = files.file("v.csv", text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> files.read(file)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void utf16IsRefusedWithAdvice() throws IOException {
    Path file = files.file("v.csv", ("\ufeff" + VOTES + "\n").getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("feedback.utf16"));
  }

  @Test
  void documentsAreKnownByTheirText() throws IOException {
    Path file = files.file("d.csv", "id,title,content,source", "1,T,body,docs");
    assertThat(files.read(file).stored()).isEqualTo(new RowCounts(1, 0, 0, 0));
    assertThat(files.fixture.documents.byExternalId("1").getFirst().origin()).contains("docs");
  }
}
