package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.explanation.SourceExplainer;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.review.writeback.WriteBackService;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoenixWriteBackTest {
  @TempDir Path folder;
  private FakePhoenix server;
  private WriteBackFixture fixture;

  @BeforeEach
  void start() throws IOException {
    server = new FakePhoenix("chat bot", 40);
    for (int i = 0; i < 4; i++) {
      String at = "2026-11-1" + i + "T10:00:00Z";
      server.answer("a" + i, "question " + i, "answer " + i, at);
      server.annotate("n" + i, "a" + i, "HUMAN", i % 2 == 0 ? "up" : "down", i % 2, at);
    }
    fixture =
        new WriteBackFixture(
            TestDatabases.H2.migrated(),
            folder,
            WriteBackFixture.phoenix(server.address() + "?project=chat%20bot"),
            FakePhoenix.API_KEY);
    var _ = fixture.sync();
  }

  @AfterEach
  void stop() {
    fixture.close();
    server.close();
  }

  @Test
  void decisionsAreWrittenOnceReplacedAndDeleted() {
    Decision wrong = fixture.decide("T-a1", WriteBackFixture.wrong("old fee", "It costs 20."));
    fixture.decide("T-a2", Judgement.of(Verdict.UNCLEAR));
    assertThat(fixture.write().written()).isEqualTo(2);
    assertThat(server.written())
        .containsExactly("unclear - a2 retune-T-a2", "wrong 0.0 a1 retune-T-a1");
    assertThat(fixture.write().unchanged()).isEqualTo(2);

    Decision fine = fixture.decide("T-a1", Judgement.of(Verdict.FINE));
    fixture.write();
    assertThat(server.written())
        .containsExactly("fine 1.0 a1 retune-T-a1", "unclear - a2 retune-T-a2");

    fixture.undo(fine);
    fixture.write();
    assertThat(server.written()).contains("wrong 0.0 a1 retune-T-a1").hasSize(2);

    fixture.undo(wrong);
    assertThat(fixture.write().removed()).isEqualTo(1);
    assertThat(server.written()).containsExactly("unclear - a2 retune-T-a2");
  }

  @Test
  void ourAnnotationsAreCountedAndAreNobodysVotes() {
    fixture.decide("T-a1", Judgement.of(Verdict.WRONG));
    fixture.decide("T-a2", Judgement.of(Verdict.FINE));
    fixture.write();
    var sync = fixture.sync();
    assertThat(sync.stored().votes()).isZero();
    assertThat(fixture.votes()).isEqualTo(4);

    SourceExplanation explained = explained(SourceMapping.GUESSED);
    assertThat(explained.leftOut())
        .contains(new SourceExplanation.LeftOut("decisions that Retune wrote back", 2))
        .noneMatch(rows -> rows.reason().contains("other names") && rows.rows() > 0);
  }

  @Test
  void theyAreNotTakenForVotesOnRequestEither() {
    fixture.decide("T-a1", Judgement.of(Verdict.WRONG));
    fixture.write();
    SourceMapping asked =
        SourceMapping.GUESSED.withParameters(Map.of("score", AllowedValues.of("retune-decision")));
    assertThat(explained(asked).refusal())
        .hasValueSatisfying(why -> assertThat(why).contains("retune-decision", "user_feedback"));
  }

  private SourceExplanation explained(SourceMapping mapping) {
    SourceConfig config =
        new SourceConfig(
            "remote",
            server.address() + "?project=chat%20bot",
            Optional.empty(),
            Optional.of("KEY"),
            mapping,
            Duration.ofDays(20));
    Clock clock = Clock.fixed(WriteBackFixture.NOW, ZoneOffset.UTC);
    return new SourceExplainer(
            ProfileCatalog.builtIn(),
            clock,
            new Texts(Locale.ENGLISH),
            new RemoteConnector(
                new SourceOpener(name -> Optional.of(FakePhoenix.API_KEY)),
                folder,
                clock,
                HttpRetryTiming.DEFAULT))
        .explain(config, ProgressMonitor.none());
  }

  @Test
  void anAnswerThatIsGoneIsSaid() {
    fixture.decide("T-a1", Judgement.of(Verdict.WRONG));
    fixture.decide("T-a2", Judgement.of(Verdict.WRONG));
    server.deleteSpan("a1");
    WriteBackReport report = fixture.write();
    assertThat(report.written()).isEqualTo(1);
    assertThat(report.failed())
        .containsExactly(
            new WriteBackReport.Failure("T-a1", "remote: the answer is no longer there."));
  }

  @Test
  void anOlderServerThatCannotDeleteGetsItMarkedAsWithdrawn() {
    server.withoutDeletion();
    Decision wrong = fixture.decide("T-a1", Judgement.of(Verdict.WRONG));
    fixture.write();
    fixture.undo(wrong);
    assertThat(fixture.write().removed()).isEqualTo(1);
    assertThat(server.written()).containsExactly("withdrawn - a1 retune-T-a1");
    fixture.sync();
    assertThat(fixture.votes()).isEqualTo(4);
  }

  @Test
  void anAnnotationWhoseAnswerWasLostIsThereOnce() {
    fixture.decide("T-a1", Judgement.of(Verdict.WRONG));
    for (int i = 0; i < 3; i++) {
      server.failAfterNext(500);
    }
    assertThat(fixture.write().stopped()).isPresent();
    assertThat(server.written()).hasSize(1);
    assertThat(fixture.write().complete()).isTrue();
    assertThat(server.written()).containsExactly("wrong 0.0 a1 retune-T-a1");
  }

  @Test
  void anotherProfileIsRefused() {
    SourceConfig other =
        WriteBackFixture.phoenix(server.address() + "?project=chat%20bot").withProfile("own-bot");
    fixture.decide("T-a1", Judgement.of(Verdict.WRONG));
    assertThatThrownBy(
            () ->
                fixture
                    .service()
                    .write(other, WriteBackService.Mode.REQUESTED, ProgressMonitor.none()))
        .extracting(e -> ((ApplicationException) e).key())
        .isEqualTo("feedback.writeBack.profile");
  }
}
