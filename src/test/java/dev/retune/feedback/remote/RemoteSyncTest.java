package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feedback of an API ends up as answers and votes, through the built-in profiles. */
class RemoteSyncTest {
  @TempDir Path folder;
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  @AfterEach
  void close() {
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
    fixture.close();
  }

  private ImportReport sync(String address, String key, String score, ProgressMonitor monitor) {
    return new RemoteSyncRun(fixture.workspace, folder, key)
        .sync(RemoteSyncRun.config(address, key, score), monitor);
  }

  private long votes(String value) {
    return fixture.number(
        "select count(*) from feedback_log where taken_back_at is null"
            + " and conversation_id is not null and feedback = '"
            + value
            + "'");
  }

  private static FakePhoenix phoenix() throws IOException {
    FakePhoenix server = new FakePhoenix("default", 4);
    for (int i = 0; i < 9; i++) {
      String at = "2026-11-1" + i + "T10:00:00+00:00";
      server.answer("a" + i, "질문 " + i, "답변 " + i, at);
      server.annotate("n" + i, "a" + i, "HUMAN", "x", i % 3 == 0 ? 0 : 1, at);
      server.annotate("j" + i, "a" + i, "LLM", "x", 0, at);
    }
    return server;
  }

  @Test
  void documentsThatPhoenixSawRetrievedBelongToTheirAnswer() throws IOException {
    try (FakePhoenix server = phoenix()) {
      List<String> texts = IntStream.range(0, 12).mapToObj(i -> "text " + i).toList();
      server.retrieved("a7", texts, "2026-11-17T10:00:01+00:00");
      sync(server.address(), FakePhoenix.API_KEY, "user_feedback", ProgressMonitor.none());
      Conversation answer =
          fixture.conversations.byExternalId(fixture.source("remote").id(), "T-a7").orElseThrow();
      List<Document> documents =
          fixture.documents.servedWith(answer).stream()
              .map(served -> served.document().orElseThrow())
              .toList();
      assertThat(documents).extracting(Document::body).isEqualTo(texts);
      assertThat(documents.get(11).title()).contains("title 11");
      assertThat(
              sync(server.address(), FakePhoenix.API_KEY, "user_feedback", ProgressMonitor.none())
                  .stored())
          .isEqualTo(RowCounts.ZERO);
    }
  }

  @Test
  void votesOfPhoenixCountAndThoseOfItsJudgesDoNot() throws IOException {
    try (FakePhoenix server = phoenix()) {
      ImportReport report =
          sync(server.address(), FakePhoenix.API_KEY, "user_feedback", ProgressMonitor.none());
      assertThat(report.notes()).anyMatch(note -> note.contains("Arize Phoenix (API)"));
      assertThat(fixture.conversations.count()).isEqualTo(9);
      assertThat(List.of(votes("like"), votes("dislike"))).containsExactly(6L, 3L);

      server.annotate("n1", "a1", "HUMAN", "x", 0, "2026-11-19T00:00:00Z");
      server.deleteAnnotation("n0");
      ImportReport again =
          sync(server.address(), FakePhoenix.API_KEY, "user_feedback", ProgressMonitor.none());
      assertThat(again.takenBack()).isEqualTo(1);
      assertThat(List.of(votes("like"), votes("dislike"))).containsExactly(5L, 3L);
      assertThat(
              sync(server.address(), FakePhoenix.API_KEY, "user_feedback", ProgressMonitor.none())
                  .stored())
          .isEqualTo(RowCounts.ZERO);
    }
  }

  @Test
  void anInterruptedSyncLosesAndDoublesNothing() throws IOException {
    try (FakePhoenix server = phoenix()) {
      for (int pages = 1; pages <= 3; pages++) {
        int most = pages;
        assertThatThrownBy(
                () ->
                    sync(
                        server.address(),
                        FakePhoenix.API_KEY,
                        "user_feedback",
                        cancelledAfter(most)))
            .isInstanceOf(CancelledException.class);
      }
      sync(server.address(), FakePhoenix.API_KEY, "user_feedback", ProgressMonitor.none());
      assertThat(fixture.conversations.count()).isEqualTo(9);
      assertThat(List.of(votes("like"), votes("dislike"))).containsExactly(6L, 3L);
    }
  }

  @Test
  void severalNamesOfScoresAreAskedAbout() throws IOException {
    try (FakePhoenix server = phoenix()) {
      assertThatThrownBy(
              () -> sync(server.address(), FakePhoenix.API_KEY, "tone", ProgressMonitor.none()))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> assertThat(e.args().toString()).contains("user_feedback"));
    }
  }

  /** Answers with a vote each, and others' scores that are no votes. */
  private static FakeLangfuse langfuse(String version) throws IOException {
    FakeLangfuse server = new FakeLangfuse(version, 4);
    for (int i = 0; i < 9; i++) {
      String at = "2026-11-1" + i + "T10:00:00Z";
      server.answer("t" + i, "질문 " + i, "답변 " + i, at);
      server.score("s" + i, "t" + i, "user-feedback", i % 3 == 0 ? 0 : 1, at);
      server.score("j" + i, "t" + i, "user-feedback", 0, "EVAL", at);
      server.score("a" + i, "t" + i, "user-feedback", 0, "ANNOTATION", at);
      server.score("q" + i, "t" + i, "quality", 0, at);
    }
    return server;
  }

  /** The source as a person writes it into the settings. */
  private SourceConfig ofSettings(String address) throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file,
        """
        {"sources": [{"name": "langfuse", "url": "%s", "user": "%s", "passwordEnv": "LANGFUSE_KEY",
          "mapping": {"parameters": {"score": "user-feedback"}}, "lookBack": "P20D", "mostGone": 1}]}
        """
            .formatted(address, FakeLangfuse.PUBLIC_KEY));
    return new SettingsFileStore(file).load().sources().getFirst();
  }

  private List<Long> figures() {
    VoteStatistics figures =
        new StatisticsService(fixture.workspace, RemoteSyncRun.CLOCK, ZoneOffset.UTC, 0.3)
            .stats(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-20T00:00:00Z"));
    return List.of(figures.likes(), figures.dislikes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.12.0", "3.110.0"})
  void votesOfLangfuseComeFromTheAddressInTheSettingsToTheFigures(String version)
      throws IOException {
    try (FakeLangfuse server = langfuse(version)) {
      SourceConfig config = ofSettings(server.address());
      RemoteSyncRun run =
          new RemoteSyncRun(fixture.workspace, folder.resolve("sources"), FakeLangfuse.SECRET_KEY);
      ImportReport report = run.sync(config, ProgressMonitor.none());
      assertThat(report.notes()).anyMatch(note -> note.contains("Langfuse (API"));
      assertThat(report.stored()).isEqualTo(new RowCounts(0, 9, 9, 0));
      assertThat(figures()).containsExactly(6L, 3L);

      server.score("s1", "t1", "user-feedback", 0, "2026-11-19T00:00:00Z");
      server.deleteScore("s0");
      server.score("j1", "t1", "user-feedback", 1, "EVAL", "2026-11-19T00:00:00Z");
      ImportReport again = run.sync(config, ProgressMonitor.none());
      assertThat(again.takenBack()).isEqualTo(1);
      assertThat(figures()).containsExactly(5L, 3L);
      assertThat(run.sync(config, ProgressMonitor.none()).stored()).isEqualTo(RowCounts.ZERO);
      assertThat(fixture.conversations.count()).isEqualTo(9);
    }
  }

  private static ProgressMonitor cancelledAfter(int steps) {
    return new ProgressMonitor() {
      private int done;

      @Override
      public void at(TaskProgress progress) {
        done++;
      }

      @Override
      public boolean cancelled() {
        return done >= steps;
      }
    };
  }
}
