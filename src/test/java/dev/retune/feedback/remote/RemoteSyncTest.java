package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feedback of an API ends up as answers and votes, through the built-in profiles. */
class RemoteSyncTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC);
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 3, Duration.ofSeconds(5));

  @TempDir Path folder;
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  @AfterEach
  void close() {
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
    fixture.close();
  }

  private ImportReport sync(String address, String key, String score, ProgressMonitor monitor) {
    SourceMapping mapping =
        SourceMapping.GUESSED.withParameters(Map.of("score", AllowedValues.of(score)));
    SourceConfig config =
        new SourceConfig(
            "remote",
            address,
            key.startsWith("sk") ? Optional.of(FakeLangfuse.PUBLIC_KEY) : Optional.empty(),
            Optional.of("KEY"),
            mapping,
            Duration.ofDays(20),
            1.0,
            Optional.empty());
    return new SourceSynchronizer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new RemoteConnector(new SourceOpener(name -> Optional.of(key)), folder, CLOCK, AT_ONCE))
        .sync(List.of(config), monitor)
        .getFirst();
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
