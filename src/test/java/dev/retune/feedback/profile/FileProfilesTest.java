package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileTrial.Figures;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exports of products, read by their profiles. The records are invented in the form that the
 * products write, as far as their code was seen: Open WebUI 02e5a5fa (Feedbacks.svelte), Dify
 * 2389518a (feedback_service.py), AnythingLLM 72aabbd1 (convertTo.js), LibreChat 0198a2be
 * (message.ts; extended JSON as mongoexport writes it) and 00b3bc32 (useExportConversation.ts),
 * Langfuse 62751446 (getDatabaseReadStream.ts), LangSmith bc8dd672 (schemas.py), Opik 03a31a3e
 * (exports/utils.py), Label Studio SDK 0015729c (converter.py), Argilla 02e0d37e (_generic.py), TRL
 * f2cd5771 (dataset_formats.md), FastChat 00feea91 (gradio_web_server.py), Phoenix ba9c4c55
 * (spanDownloadUtils.ts). Each has a flipped vote and scores of judges or operators; many have a
 * repeated vote and one without an answer.
 */
class FileProfilesTest {
  @TempDir Path folder;
  private final ProfileTrial trial = new ProfileTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(FileProfilesTest.class.getResource("/profiles/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  // parameters as name=value; now: rows have no time; good=like: a value of votes
  private static SourceMapping mapping(String told) {
    Map<String, AllowedValues> parameters = new HashMap<>();
    Map<String, VoteMeaning> values = new HashMap<>();
    SourceMapping mapping = SourceMapping.GUESSED;
    for (String part : told.isEmpty() ? new String[0] : told.split(";", -1)) {
      String[] pair = part.split("=", -1);
      switch (pair[pair.length - 1]) {
        case "now" -> mapping = mapping.withTimeOfImport();
        case "like" -> values.put(pair[0], VoteMeaning.LIKE);
        case "dislike" -> values.put(pair[0], VoteMeaning.DISLIKE);
        default -> parameters.put(pair[0], new AllowedValues(List.of(pair[1])));
      }
    }
    return mapping.withParameters(parameters).withVoteValues(values);
  }

  private static List<Path> files(String names) {
    return Arrays.stream(names.split(" ", -1)).map(FileProfilesTest::file).toList();
  }

  private ImportReport read(String names, SourceMapping mapping) {
    List<ImportReport> reports = trial.read(files(names), mapping);
    assertThat(reports).allSatisfy(r -> assertThat(r.rejected()).isEmpty());
    return reports.getLast();
  }

  @ParameterizedTest
  @CsvSource({
    "open-webui/export.json, 4, Open WebUI (export), '', 5, 0, 1",
    "dify/export.csv, 3, Dify (export), '', 4, 0, 1",
    "dify/export.json, 3, Dify (export), '', 4, 0, 1",
    "anythingllm/export.csv, 0, AnythingLLM (export), '', 6, 1, 0",
    "anythingllm/export.json, 0, AnythingLLM (export), '', 6, 1, 0",
    "librechat/messages.jsonl, 2, LibreChat (messages by mongoexport), '', 6, 1, 1",
    "langfuse/traces.jsonl langfuse/scores.jsonl, 5, Langfuse (scores), score=thumbs, 6, 0, 1",
    "langfuse/traces.jsonl langfuse/scores.csv, 5, Langfuse (scores), score=thumbs, 6, 0, 1",
    "langsmith/runs.jsonl langsmith/feedback.jsonl, 5, LangSmith (feedback), key=user_score, 6, 0, 1",
    "opik/traces.json, 4, Opik (list of traces), score=user feedback, 6, 0, 1",
    "phoenix/spans.jsonl, 3, Arize Phoenix (export of spans), score=user feedback, 6, 0, 1",
    "label-studio/tasks.json, 9, Label Studio (tasks with annotations),"
        + " vote=verdict;good=like;bad=dislike, 6, 0, 0",
    "label-studio/rows.json, 2, Label Studio (rows (JSON_MIN or CSV)), good=like;bad=dislike, 4, 0, 0",
    "label-studio/rows.csv, 2, Label Studio (rows (JSON_MIN or CSV)), good=like;bad=dislike, 4, 0, 0",
    "argilla/records.json, 2, Argilla (list of records), now;good=like;bad=dislike, 6, 0, 0",
    "argilla/flat.json, 2, Argilla (flat list of records), now;good=like;bad=dislike, 6, 0, 0",
    "fastchat/2026-11-16-conv.json, 3, FastChat, '', 6, 0, 0",
  })
  void onlyUsersVotesAreReadWithTheirAnswers(
      String names,
      long leftOut,
      String shown,
      String told,
      long answers,
      long withdrawn,
      int reason) {
    SourceMapping mapping = mapping(told);
    assertThat(ProfileTrial.leftOut(files(names), mapping)).isEqualTo(leftOut);
    ImportReport first = read(names, mapping);
    assertThat(first.notes()).anyMatch(note -> note.startsWith("recognised as " + shown + ";"));
    assertThat(first.waiting()).isZero();
    long documents = names.startsWith("phoenix") ? 2 : 0;
    assertThat(trial.figures()).isEqualTo(new Figures(answers, 4, 2, 2, documents));
    String fee = "비자 수수료는 얼마인가요? | 6만원입니다. | dislike";
    assertThat(trial.pairs())
        .contains(
            "May I work part time? | Yes, 20 hours a week. | like",
            fee + (reason == 1 ? " | 수수료가 예전 금액이에요" : ""))
        .anyMatch(pair -> pair.startsWith("How long is the visa? | Two years. | like"))
        .noneMatch(pair -> pair.startsWith("Is the ARC enough?"));
    assertThat(read(names, mapping).stored()).isEqualTo(RowCounts.ZERO);

    String last = names.substring(names.lastIndexOf(' ') + 1);
    read(last.replaceFirst("(\\.[a-z]+)$", "-later$1"), mapping);
    assertThat(trial.figures())
        .isEqualTo(new Figures(answers, 4 - withdrawn, 1, 3 - withdrawn, documents));
    assertThat(trial.fixture.rollups()).isEqualTo(trial.fixture.recount());
  }

  @Test
  void anExportedVoteOnAnAnswerWithoutTextIsLeftOutAndCounted(@TempDir Path folder)
      throws IOException {
    String export = Files.readString(file("open-webui/export.json"));
    Path silent = folder.resolve("export.json");
    Files.writeString(silent, export.replace("\"Two years.\"", "\"\""));
    SourceExplanation explained = ProfileTrial.explained(silent);
    assertThat(explained.leftOut())
        .contains(new SourceExplanation.LeftOut("votes on answers without text", 1));
    assertThat(explained.figures().votes()).isEqualTo(3);
    ImportReport report = trial.read(silent, SourceMapping.GUESSED);
    assertThat(report.waiting()).isZero();
    assertThat(trial.figures().votes()).isEqualTo(3);
  }

  @Test
  void anIdThatIsNoPathLeavesItsVoteOutAndNotTheFile(@TempDir Path folder) throws IOException {
    String record =
        """
        {"id": "%1$s", "user_id": "u", "type": "rating", "data": {"rating": 1},
         "meta": {"chat_id": "c", "message_id": "%2$s"}, "created_at": 1794816000, "updated_at": 1794816000,
         "snapshot": {"chat": {"chat": {"history": {"messages": {
           "q": {"role": "user", "content": "Where?"},
           "%2$s": {"role": "assistant", "parentId": "q", "content": "Here.", "timestamp": 1794816000}}}}}}}
        """;
    Path file =
        Files.writeString(
            folder.resolve("export.json"),
            "[" + record.formatted("1", "a") + "," + record.formatted("2", "a\\\"b") + "]");
    assertThat(trial.read(file, SourceMapping.GUESSED).stored())
        .isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(ProfileTrial.leftOut(List.of(file), SourceMapping.GUESSED)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"kto/rows.jsonl", "kto/rows.csv", "kto/messages.jsonl"})
  void equalRowsAreLabelsOfTheirOwn(String name) {
    read(name, mapping("now"));
    assertThat(trial.figures()).isEqualTo(new Figures(5, 5, 3, 2, 0));
    assertThat(read(name, mapping("now")).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aFileOfOneTraceIsRead() {
    read("opik/trace.json", mapping(""));
    assertThat(trial.figures()).isEqualTo(new Figures(1, 1, 1, 0, 0));
    read("opik/trace-later.json", mapping(""));
    assertThat(trial.figures()).isEqualTo(new Figures(1, 1, 0, 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"librechat/conversation.json", "librechat/conversation.csv"})
  void anExportWithoutVotesSaysSo(String name) {
    ImportReport report = read(name, mapping(""));
    assertThat(report.notes())
        .anyMatch(note -> note.startsWith("LibreChat's export of a conversation holds no votes"));
    assertThat(trial.figures()).isEqualTo(new Figures(1, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "user_thumb, true",
    "피드백, true",
    "helpfulness, false",
    "llm_judge_feedback, false",
  })
  void theOnlyScoreIsTakenWhereItsNameSaysThatUsersGiveIt(String name, boolean taken)
      throws IOException {
    Path traces = folder.resolve("traces.jsonl");
    Path scores = folder.resolve("scores.jsonl");
    Files.copy(file("langfuse/traces.jsonl"), traces);
    try (Stream<String> lines = Files.lines(file("langfuse/scores.jsonl"))) {
      Files.write(
          scores,
          lines
              .filter(line -> line.contains("\"name\": \"thumbs\""))
              .map(line -> line.replace("\"thumbs\"", "\"" + name + "\""))
              .toList());
    }
    if (taken) {
      trial.read(List.of(traces, scores), mapping(""));
      assertThat(trial.figures().votes()).isPositive();
    } else {
      assertThatThrownBy(() -> trial.read(List.of(traces, scores), mapping("")))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> assertThat(e.key()).isEqualTo("feedback.profile.choose"));
      assertThat(trial.figures().votes()).isZero();
    }
  }

  @Test
  void scoresOfSeveralNamesAreAskedAbout() {
    assertThatThrownBy(() -> read("langfuse/scores.jsonl", mapping("")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.args().toString()).contains("latency, thumbs"));
    assertThat(trial.fixture.votes.count()).isZero();
  }
}
