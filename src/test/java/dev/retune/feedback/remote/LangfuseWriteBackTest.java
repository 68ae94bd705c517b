package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.review.writeback.WriteBackService;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LangfuseWriteBackTest {
  private static final Judgement FINE = Judgement.of(Verdict.FINE);

  @TempDir Path folder;
  private FakeLangfuse server;

  @BeforeEach
  void start() throws IOException {
    server = langfuse("4.12.0");
  }

  private static FakeLangfuse langfuse(String version) throws IOException {
    FakeLangfuse server = new FakeLangfuse(version, 40);
    for (int i = 0; i < 8; i++) {
      server.answer("t" + i, "question " + i, "answer " + i, "2026-11-1" + i + "T10:00:00Z");
      server.score("s" + i, "t" + i, "user-feedback", i % 2, "2026-11-1" + i + "T11:00:00Z");
    }
    server.at(WriteBackFixture.NOW);
    return server;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private WriteBackFixture fixture(TestDatabases kind) {
    WriteBackFixture fixture =
        new WriteBackFixture(
            kind.migrated(),
            folder,
            WriteBackFixture.langfuse(server.address()),
            FakeLangfuse.SECRET_KEY);
    var _ = fixture.sync();
    return fixture;
  }

  private WriteBackFixture fixture() {
    return fixture(TestDatabases.H2);
  }

  private long writes() {
    return server.requests().stream().filter(r -> r.matches("(POST|DELETE) .*")).count();
  }

  @ParameterizedTest
  @EnumSource
  void decisionsAndCorrectedAnswersAreThereOnceAndAreNobodysVotes(TestDatabases kind) {
    try (WriteBackFixture fixture = fixture(kind)) {
      fixture.decide("t1", WriteBackFixture.wrong("old fee", "It costs 20."));
      fixture.decide("t2", FINE);
      fixture.decide("t3", Judgement.of(Verdict.UNCLEAR));

      assertThat(fixture.write().written()).isEqualTo(3);
      List<String> there =
          List.of(
              "output It costs 20. t1",
              "retune-decision fine t2",
              "retune-decision unclear t3",
              "retune-decision wrong t1");
      assertThat(server.written()).isEqualTo(there);
      assertThat(server.comments()).containsExactly("reason: incorrect\nnote: old fee");

      long before = writes();
      WriteBackReport again = fixture.write();
      assertThat(again.written()).isZero();
      assertThat(again.unchanged()).isEqualTo(3);
      assertThat(writes()).isEqualTo(before);

      var sync = fixture.sync();
      assertThat(fixture.votes()).isEqualTo(8);
      assertThat(sync.stored().votes()).isZero();
      assertThat(server.written()).isEqualTo(there);
    }
  }

  @Test
  void aChangedDecisionReplacesAndAnUndoneOneIsDeletedAlsoOnAnotherDay() {
    try (WriteBackFixture fixture = fixture()) {
      Decision wrong = fixture.decide("t1", WriteBackFixture.wrong("n", "c"));
      fixture.write();
      fixture.passes(Duration.ofHours(2));
      server.at(WriteBackFixture.NOW.plus(Duration.ofHours(2)));

      Decision fine = fixture.decide("t1", FINE);
      assertThat(fixture.write().written()).isEqualTo(1);
      assertThat(server.written()).containsExactly("retune-decision fine t1");

      fixture.undo(fine);
      assertThat(fixture.write().written()).isEqualTo(1);
      assertThat(server.written()).containsExactly("output c t1", "retune-decision wrong t1");

      fixture.undo(wrong);
      assertThat(fixture.write().removed()).isEqualTo(1);
      assertThat(server.written()).isEmpty();
      assertThat(fixture.number("select count(*) from written_decision")).isZero();
    }
  }

  @Test
  void aScoreWhoseAnswerWasLostIsThereOnceAlsoWhenItIsSentAgainOnTheNextDay() {
    try (WriteBackFixture fixture = fixture()) {
      fixture.decide("t1", FINE);
      fixture.decide("t2", FINE);
      for (int i = 0; i < 3; i++) {
        server.failAfterNext(502);
      }
      WriteBackReport first = fixture.write();
      assertThat(first.stopped()).hasValueSatisfying(why -> assertThat(why).contains("502"));
      assertThat(first.left()).isEqualTo(2);
      assertThat(server.written()).containsExactly("retune-decision fine t1");

      fixture.passes(Duration.ofHours(2));
      server.at(WriteBackFixture.NOW.plus(Duration.ofHours(2)));
      assertThat(fixture.write().complete()).isTrue();
      assertThat(server.written())
          .containsExactly("retune-decision fine t1", "retune-decision fine t2");
      assertThat(fixture.write().unchanged()).isEqualTo(2);
    }
  }

  @Test
  void whatIsRefusedIsKeptWithItsReasonAndNotTriedForEver() {
    try (WriteBackFixture fixture = fixture()) {
      server.refuse("t1", 400);
      fixture.decide("t1", FINE);
      fixture.decide("t2", FINE);
      WriteBackReport report = fixture.write();
      assertThat(report.written()).isEqualTo(1);
      assertThat(report.failed())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.answerId()).isEqualTo("t1");
                assertThat(failure.reason()).startsWith("remote refuses the record: 400");
              });
      assertThat(report.complete()).isFalse();

      long before = writes();
      assertThat(fixture.write().failed()).hasSize(1);
      assertThat(writes()).isEqualTo(before);
      assertThat(fixture.write(WriteBackService.Mode.REQUESTED).failed()).hasSize(1);
      assertThat(writes()).isEqualTo(before + 1);

      // another decision is tried
      fixture.decide("t1", Judgement.of(Verdict.WRONG));
      assertThat(fixture.write().failed()).isNotEmpty();
      assertThat(writes()).isGreaterThan(before + 1);
    }
  }

  @Test
  void aTraceThatIsGoneIsSaid() {
    try (WriteBackFixture fixture = fixture()) {
      server.refuse("t1", 404);
      fixture.decide("t1", FINE);
      assertThat(fixture.write().failed())
          .containsExactly(
              new WriteBackReport.Failure("t1", "remote: the answer is no longer there."));
    }
  }

  @Test
  void rateLimitsAreWaitedForAndLongOnesStopThePass() {
    try (WriteBackFixture fixture = fixture()) {
      fixture.decide("t1", FINE);
      server.failNext(429, Map.of("Retry-After", "0"));
      assertThat(fixture.write().written()).isEqualTo(1);

      fixture.decide("t2", FINE);
      server.failNext(429, Map.of("Retry-After", "3600"));
      WriteBackReport stopped = fixture.write();
      assertThat(stopped.stopped()).isPresent();
      assertThat(stopped.left()).isEqualTo(1);
      assertThat(fixture.write().written()).isEqualTo(1);
      assertThat(server.written()).hasSize(2);
    }
  }

  @Test
  void aWrongKeyAndAServerThatIsDownAreSaid() {
    try (WriteBackFixture fixture = fixture()) {
      fixture.decide("t1", FINE);
      server.failNext(401, Map.of());
      assertThat(fixture.write().stopped())
          .hasValueSatisfying(why -> assertThat(why).contains("refuses the key"));
      server.close();
      assertThatThrownBy(fixture::write).isInstanceOf(UnavailableException.class);
      assertThat(fixture.number("select count(*) from written_decision where state = 'SENDING'"))
          .isEqualTo(1);
    }
  }

  @Test
  void withoutTheSwitchNothingIsSent() {
    try (WriteBackFixture fixture = fixture()) {
      fixture.decide("t1", FINE);
      SourceConfig off =
          new SourceConfig(
              "remote",
              server.address(),
              Optional.of(FakeLangfuse.PUBLIC_KEY),
              Optional.of("KEY"),
              null,
              null);
      assertThatThrownBy(
              () ->
                  fixture
                      .service()
                      .write(off, WriteBackService.Mode.REQUESTED, ProgressMonitor.none()))
          .isInstanceOf(InvalidInputException.class)
          .extracting(e -> ((ApplicationException) e).key())
          .isEqualTo("review.writeBack.off");

      WriteBackReport dry =
          fixture.service().write(off, WriteBackService.Mode.DRY_RUN, ProgressMonitor.none());
      assertThat(dry.steps())
          .singleElement()
          .asString()
          .startsWith("POST /api/public/scores {\"id\":\"retune-")
          .contains("\"traceId\":\"t1\"", "\"value\":\"fine\"", "\"dataType\":\"CATEGORICAL\"");
      assertThat(dry.written()).isEqualTo(1);
      assertThat(writes()).isZero();
    }
  }

  @Test
  void versionThreeGetsTheCorrectedAnswerInTheComment() throws IOException {
    server.close();
    server = langfuse("3.110.0");
    try (WriteBackFixture fixture = fixture()) {
      fixture.decide("t1", WriteBackFixture.wrong("old fee", "It costs 20."));
      assertThat(fixture.write().written()).isEqualTo(1);
      assertThat(server.written()).containsExactly("retune-decision wrong t1");
      assertThat(server.comments())
          .containsExactly("reason: incorrect\nnote: old fee\ncorrected answer: It costs 20.");
      fixture.sync();
      assertThat(fixture.votes()).isEqualTo(8);
    }
  }

  @Test
  void ourScoresAreNoVotesWhereTheyAreTheOnlyScores() throws IOException {
    server.close();
    server = new FakeLangfuse("4.12.0", 40);
    server.answer("t1", "question", "answer", "2026-11-11T10:00:00Z");
    try (WriteBackFixture fixture = fixture()) {
      fixture.decide("t1", Judgement.of(Verdict.WRONG));
      fixture.write();
      fixture.sync();
      assertThat(server.written()).hasSize(1);
      assertThat(fixture.votes()).isZero();
    }
  }
}
