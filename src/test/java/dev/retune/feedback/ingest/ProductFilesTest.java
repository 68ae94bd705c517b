package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.MappingFile;
import dev.retune.feedback.model.RowCounts;
import dev.retune.support.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of chat products: either the correct figures or a message with instructions. */
class ProductFilesTest {
  @TempDir Path folder;
  private FileImportFixture files;

  @BeforeEach
  void open() {
    files = new FileImportFixture(folder, Instant.parse("2026-11-27T12:00:00Z"));
  }

  @AfterEach
  void close() {
    files.close();
  }

  private ImportReport read(String name, String mapping) throws IOException {
    Path file = RealData.at("products/" + name);
    Path told = Files.writeString(folder.resolve("mapping.json"), mapping.replace('\'', '"'));
    return files.read(file, new ImportOptions(Optional.empty(), MappingFile.read(told)).strict());
  }

  private long likes() {
    return files.fixture.number("select count(*) from feedback_log where feedback = 'like'");
  }

  @ParameterizedTest
  @CsvSource({
    "datasets/kto.csv, feedback.profile.noTime",
    "datasets/kto.jsonl, feedback.profile.noTime",
    "datasets/kto_chat.jsonl, feedback.profile.noTime",
    "datasets/oasst.jsonl, feedback.chatMessages"
  })
  void whatWouldHaveToBeGuessedIsAsked(String name, String key) {
    Path file = RealData.at("products/" + name);
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo(key));
    assertThat(files.fixture.number("select count(*) from conversation_log")).isZero();
    assertThat(files.fixture.number("select count(*) from document")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"langfuse/traces.csv", "langfuse/traces.jsonl", "langfuse/blob_traces.jsonl"})
  void tracesDoNotSayWhoseScoresTheyHold(String name) {
    ImportReport report = files.read(RealData.at("products/" + name));
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 40, 0, 0));
    assertThat(
            files.fixture.number(
                "select count(*) from conversation_log where user_message like '{%'"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"langfuse/traces.csv", "langfuse/traces.jsonl"})
  void aColumnOfTracesIsReadWhenTheUserNamesIt(String name) throws IOException {
    ImportReport report = read(name, "{'parameters': {'column': 'user-feedback'}}");
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 40, 30, 0));
    assertThat(likes()).isEqualTo(18);
    // the same votes with ids of their own
    read("langfuse/scores.jsonl", "{}");
    assertThat(files.fixture.votes.count()).isEqualTo(30);
    assertThat(
            files.fixture.number(
                "select count(*) from feedback_log where feedback = 'like'"
                    + " and taken_back_at is null"))
        .isEqualTo(18);
  }

  @ParameterizedTest
  @CsvSource({"langfuse/scores.csv", "langfuse/scores.jsonl", "langfuse/blob_scores.jsonl"})
  void ofScoresThoseOfUsersAreTaken(String scores) throws IOException {
    files.read(RealData.at("products/langfuse/blob_traces.jsonl"));
    ImportReport report =
        read(scores, "{'votes': {'where': {'name': 'user-feedback', 'source': 'API'}}}");
    assertThat(report.stored().votes()).isEqualTo(30);
    assertThat(likes()).isEqualTo(18);
    assertThat(report.leftOut()).isEqualTo(85);
  }

  @ParameterizedTest
  @CsvSource({"dify/export.csv", "dify/export.json"})
  void ofMarksThoseOfUsersAreTaken(String name) throws IOException {
    ImportReport report =
        read(
            name,
            "{'votes': {'columns': {'vote': 'feedback_rating'}, 'where': {'feedback_source': 'user'}}}");
    assertThat(report.stored().votes()).isEqualTo(30);
    assertThat(likes()).isEqualTo(18);
    assertThat(report.leftOut()).isEqualTo(4);
    assertThat(
            files.fixture.number(
                "select count(*) from feedback_log where created_at >= '2026-11-17'"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"datasets/kto.csv", "datasets/kto.jsonl", "datasets/kto_chat.jsonl"})
  void labelsAreVotesWhereAMappingSaysSo(String name) throws IOException {
    ImportReport report =
        read(name, "{'votes': {'columns': {'vote': 'label'}}, 'timeOfImport': true}");
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 40, 40, 0));
    assertThat(
            files.fixture.number(
                "select count(*) from conversation_log where user_message like '[%'"))
        .isZero();
  }

  @Test
  void nestedValuesAreReachedByPointers() throws IOException {
    ImportReport report =
        read(
            "openwebui/feedback-history-export-1795600000000.json",
            """
            {'votes': {'columns': {'vote': '/data/rating', 'conversation_id': '/meta/message_id',
                                   'reason': '/data/comment'}},
             'conversations': {'columns': {'id': '/meta/message_id',
               'question': '/snapshot/chat/chat/messages/0/content',
               'answer': '/snapshot/chat/chat/messages/1/content'}}}
            """);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.stored().votes()).isEqualTo(29);
    assertThat(likes()).isEqualTo(17);
    assertThat(report.withoutVote()).isEqualTo(1);
  }
}
