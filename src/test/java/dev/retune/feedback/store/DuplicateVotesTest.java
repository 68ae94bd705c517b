package dev.retune.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.ingest.FileImportFixture;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.support.RealData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vote exported both in its answer's row and with an id of its own counts once. */
class DuplicateVotesTest {
  private static final String AT = "2026-11-01T00:00:00Z";
  private static final String[] ANSWERS = {
    "id,input,output,user-feedback,timestamp",
    "t1,q,a,[1]," + AT,
    "t2,q,a,[0]," + AT,
    "t3,q,a,[1]," + AT,
    "t4,q,a,[]," + AT
  };
  private static final String[] VOTES = {
    "id,trace_id,value,timestamp", "v1,t1,1," + AT, "v2,t2,0," + AT, "v4,t4,1," + AT
  };

  @TempDir Path folder;
  private FileImportFixture files;

  @BeforeEach
  void open() {
    files = new FileImportFixture(folder);
  }

  @AfterEach
  void close() {
    assertThat(files.fixture.rollups()).isEqualTo(files.fixture.recount());
    files.close();
  }

  private long counted() {
    return files.fixture.number(
        "select count(*) from feedback_log where conversation_id is not null");
  }

  @Test
  void theVoteWithAnIdTakesThePlaceOfTheOneBesideTheAnswer() throws IOException {
    Path answers = files.file("traces.csv", ANSWERS);
    Path votes = files.file("scores.csv", VOTES);
    assertThat(files.read(answers).stored()).isEqualTo(new RowCounts(0, 4, 3, 0));
    ImportReport report = files.read(votes);
    assertThat(report.stored().votes()).isEqualTo(3);
    assertThat(report.takenBack()).isEqualTo(2);
    assertThat(counted()).isEqualTo(4);
    assertThat(files.read(answers).stored()).isEqualTo(RowCounts.ZERO);
    assertThat(files.read(votes).stored()).isEqualTo(RowCounts.ZERO);
    assertThat(counted()).isEqualTo(4);
  }

  @Test
  void theOneBesideTheAnswerAddsNothingToTheVoteWithAnId() throws IOException {
    List<ImportReport> reports =
        files.read(files.file("scores.csv", VOTES), files.file("traces.csv", ANSWERS));
    assertThat(reports.get(1).stored().votes()).isEqualTo(1);
    assertThat(reports.get(1).unchanged().votes()).isEqualTo(2);
    assertThat(counted()).isEqualTo(4);
  }

  @Test
  void votesWithIdsOnOneAnswerAreSeveral() throws IOException {
    files.read(
        files.file("a.csv", "id,question,answer,created_at", "5,q,a," + AT),
        files.file(
            "v.csv", "id,conversation_id,feedback,created_at", "5,5,1," + AT, "9,5,1," + AT));
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void severalVotesBesideOneAnswerAreSeveral() throws IOException {
    files.read(
        files.file(
            "a.csv",
            "message_id,question,answer,feedback,voter,created_at",
            "m,q,a,1,anna," + AT,
            "m,q,a,0,ben," + AT));
    assertThat(counted()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"traces.csv, scores.csv", "scores.jsonl, traces.jsonl"})
  void tracesAndScoresOfLangfuseAreThirtyVotes(String first, String second) {
    SourceMapping users =
        SourceMapping.GUESSED.withVotes(
            new TableMapping(
                Optional.empty(),
                Map.of(),
                Map.of(
                    "name", AllowedValues.of("user-feedback"), "source", AllowedValues.of("API"))));
    for (String name : List.of(first, second)) {
      files.read(
          RealData.at("products/langfuse/" + name),
          name.startsWith("scores") ? users : SourceMapping.GUESSED);
    }
    assertThat(counted()).isEqualTo(30);
    assertThat(
            files.fixture.number(
                "select count(*) from feedback_log where conversation_id is not null"
                    + " and feedback = 'dislike'"))
        .isEqualTo(12);
  }
}
