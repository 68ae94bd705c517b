package dev.retune.feedback.ingest;

import static dev.retune.feedback.ingest.FileImportFixture.AT;
import static dev.retune.feedback.ingest.FileImportFixture.FLAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RejectedRow;
import dev.retune.feedback.model.RowCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose columns, times and votes need further information. */
class MalformedFileImportTest {

  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,role,content,created_at",
        "messageId,parentMessageId,text,sentAt",
        "conversation_id,content,created_at",
        "user_id,text,created_at",
        "역할,본문,일시"
      })
  void messagesAreNoDocuments(String header) throws IOException {
    files.assertRefused(
        files.file("m.csv", header, header.replaceAll("[^,]+", "x")), "feedback.chatMessages");
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
    files.assertRefused(files.file("t.csv", header, row), "feedback.noTimeColumn");
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
            "the time \"2612-01-19T00:00:00Z\" reads as 2612-01-19T00:00:00Z, which is before"
                + " 1990 or in the future");
  }

  @Test
  void starsAreNoThumbs() throws IOException {
    files.assertRefused(
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
    assertThat(report.onlyWait().map(ImportReport.Reason::rows)).contains(2L);
  }

  @Test
  void whenSomeRowsComeInTheImportHasNotFailed() throws IOException {
    ImportReport report =
        files.read(files.file("v.csv", FLAT, "1,q,a,up," + AT, "2,q,a,sideways," + AT));
    assertThat(report.failed()).isFalse();
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

  @Test
  void numbersBesideLikesAndDislikesAreAskedAboutAsSuch() throws IOException {
    files.assertRefused(
        files.file("b.csv", FLAT, "1,q,a,like," + AT, "2,q,a,1," + AT, "3,q,a,5," + AT),
        "feedback.voteScaleBeside");
    files.assertRefused(
        files.file("n.csv", FLAT, "1,q,a,," + AT, "2,q,a,1," + AT, "3,q,a,5," + AT),
        "feedback.voteScale");
    SourceMapping likes = SourceMapping.GUESSED.withVoteValues(Map.of("1", VoteMeaning.LIKE));
    Path one = files.file("o.csv", FLAT, "1,q,a,1," + AT, "2,q,a,0," + AT, "3,q,a,5," + AT);
    assertThatThrownBy(() -> files.read(one, likes))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.voteScaleBeside");
              assertThat(e.args()).contains("0, 5");
            });
  }
}
