package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.fault.Cancelled;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainerTest {
  @TempDir private Path home;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(Databases.H2.fresh(), home);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private RetrainRequest plain() {
    return lab.asked().within(Duration.ZERO);
  }

  private RetrainRequest asking(String textFormat) {
    return new RetrainRequest(
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(textFormat),
            false,
            false,
            "ann",
            lab.clock.instant())
        .within(Duration.ZERO);
  }

  private RetrainResult run(RetrainRequest request) {
    return lab.retrainer.run(request, Monitor.none());
  }

  private Run lastRun() {
    return lab.runs.latest(1).getFirst();
  }

  private IndexVersion newest() {
    return lab.versions.list().getFirst();
  }

  @Test
  void theFirstIndexGoesLive() {
    RetrainResult result = lab.firstIndex();
    assertThat(result.state()).isEqualTo(State.PROMOTED);
    assertThat(lab.versions.live().map(IndexVersion::label)).isEqualTo(result.version());
    assertThat(result.embedded()).isEqualTo(60);
  }

  @Test
  void aFirstIndexNeedsNoQuestions() {
    lab.documents(3);
    assertThat(run(plain()).state()).isEqualTo(State.PROMOTED);
  }

  @Test
  void aFirstIndexThatFindsNothingStaysBack() {
    lab.documents(20);
    lab.voted(List.of(Lab.said("wasp", Optional.of("d19"), true, "")));
    lab.rewrite(19, "moth");
    RetrainResult result = run(plain());
    assertThat(result.candidate().orElseThrow().ndcgAt10()).isZero();
    assertThat(result.state()).isEqualTo(State.REJECTED);
    assertThat(lab.versions.live()).isEmpty();
  }

  @Test
  void withoutDocumentsThereIsNoIndex() {
    assertThatThrownBy(() -> run(plain())).isInstanceOf(BadInput.class);
    assertThat(lastRun().state()).isEqualTo(Run.State.FAILED);
  }

  @Test
  void aSecondRunIsNotNeeded() {
    lab.firstIndex();
    RetrainResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.NOT_NEEDED);
    assertThat(result.embedded()).isZero();
    assertThat(result.documents()).isEqualTo(60);
    assertThat(lab.versions.list()).hasSize(1);
  }

  @Test
  void aForcedSecondRunEmbedsNothing() {
    lab.firstIndex();
    RetrainResult result = run(plain().forced());
    assertThat(result.state()).isEqualTo(State.PROMOTED);
    assertThat(result.embedded()).isZero();
    assertThat(result.reused()).isEqualTo(60);
  }

  @Test
  void changedDocumentsCallForARun() {
    lab.firstIndex();
    lab.rewrite(5, "ant5 bee5 cricket");
    RetrainResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.PROMOTED);
    assertThat(result.embedded()).isEqualTo(1);
  }

  @Test
  void documentsThatGotWorseAreJudgedOnceAWeek() {
    lab.firstIndex();
    for (int i = 0; i < 60; i++) {
      lab.rewrite(i, "moth");
    }
    assertThat(run(plain()).state()).isEqualTo(State.REJECTED);
    assertThat(run(plain()).state()).isEqualTo(State.NOT_NEEDED);
    lab.clock.pass(Duration.ofDays(8));
    assertThat(run(plain()).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void aDryRunDoesNotAnswerTheTrigger() {
    lab.firstIndex();
    lab.fire();
    run(
        new RetrainRequest(
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false,
            true,
            "ann",
            lab.clock.instant()));
    assertThat(lab.trigger.read(lab.clock.instant()).state()).isEqualTo(Phase.FIRED);
  }

  @Test
  void aWorseCandidateIsRejectedAndTheLiveFilesStayAsTheyWere() {
    lab.firstIndex();
    Map<String, String> before = lab.liveFiles();
    RetrainResult result = run(asking("body:40"));
    assertThat(result.state()).isEqualTo(State.REJECTED);
    assertThat(lab.versions.liveId()).contains(1L);
    assertThat(lab.liveFiles()).isEqualTo(before);
  }

  @Test
  void aRejectedCandidateSaysWhy() {
    lab.firstIndex();
    RetrainResult result = run(asking("body:40"));
    assertThat(newest().state()).isEqualTo(IndexVersion.State.REJECTED);
    assertThat(newest().why()).contains(result.why());
    assertThat(newest().metrics().orElseThrow()).contains("\"ndcg@10\"", "\"pWorse\"");
    assertThat(lastRun().outcome()).contains(result.why());
  }

  @Test
  void tooFewQuestionsHoldTheCandidate() {
    lab.documents(10);
    lab.liked(10);
    run(plain());
    RetrainResult result = run(asking("body"));
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(newest().state()).isEqualTo(IndexVersion.State.CANDIDATE);
    assertThat(lab.versions.liveId()).contains(1L);
  }

  @Test
  void aHeldCandidateCanBePromotedByHand() {
    lab.documents(10);
    run(plain());
    RetrainResult result = run(asking("body"));
    lab.promotion.promote(result.version().orElseThrow(), "ann");
    assertThat(lab.versions.live().map(IndexVersion::label)).isEqualTo(result.version());
  }

  @Test
  void aDryRunPromotesNothing() {
    lab.firstIndex();
    RetrainResult result =
        run(
            new RetrainRequest(
                Optional.empty(),
                OptionalInt.of(100),
                Optional.empty(),
                false,
                true,
                "ann",
                lab.clock.instant()));
    assertThat(result.gate().orElseThrow().passed()).isTrue();
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(lab.versions.liveId()).contains(1L);
  }

  @Test
  void everyOutcomeIsKeptWithItsRun() {
    lab.firstIndex();
    RetrainResult result = run(asking("body:40"));
    assertThat(lastRun().id()).isEqualTo(result.run());
    assertThat(lastRun().state()).isEqualTo(Run.State.REJECTED);
    assertThat(lastRun().version()).contains(newest().id());
    assertThat(lastRun().result().orElseThrow()).contains("\"state\":\"REJECTED\"", "\"baseline\"");
    assertThat(lastRun().endedAt()).isPresent();
  }

  @Test
  void aStoppedRunIsGoneOnWith() {
    lab.documents(60);
    assertThatThrownBy(() -> lab.retrainer.run(plain(), stoppingAfter(20)))
        .isInstanceOf(Cancelled.class);
    assertThat(lastRun().state()).isEqualTo(Run.State.CANCELLED);
    long unfinished = newest().id();
    RetrainResult result = run(plain());
    assertThat(result.version()).contains("v" + unfinished);
  }

  @Test
  void aPersonsNextRunGoesOnWithWhatWasLeft() {
    lab.firstIndex();
    assertThatThrownBy(() -> lab.retrainer.run(asking("body"), stoppingAfter(5)))
        .isInstanceOf(Cancelled.class);
    assertThat(run(plain()).version()).contains("v2");
    assertThat(newest().spec().textFormat()).isEqualTo("body");
  }

  @Test
  void theUnattendedLoopDoesNotGoOnWithWhatAPersonStopped() {
    lab.firstIndex();
    assertThatThrownBy(() -> lab.retrainer.run(asking("body"), stoppingAfter(5)))
        .isInstanceOf(Cancelled.class);
    assertThat(run(RetrainRequest.unattended("loop", lab.clock.instant())).state())
        .isEqualTo(State.NOT_NEEDED);
  }

  @Test
  void aFaultFailsRunAndVersion() {
    lab.firstIndex();
    lab.words.before =
        () -> {
          throw new IllegalStateException("a fault");
        };
    assertThatThrownBy(() -> run(asking("body"))).isInstanceOf(IllegalStateException.class);
    assertThat(lastRun().state()).isEqualTo(Run.State.FAILED);
    assertThat(newest().state()).isEqualTo(IndexVersion.State.FAILED);
    assertThat(lab.versions.liveId()).contains(1L);
  }

  @Test
  void whatMayComeBackLeavesTheCandidateToGoOnWith() {
    lab.firstIndex();
    lab.words.before =
        () -> {
          throw new Unavailable("db.unavailable", "here", "gone");
        };
    assertThatThrownBy(() -> run(asking("body"))).isInstanceOf(Unavailable.class);
    assertThat(lastRun().state()).isEqualTo(Run.State.FAILED);
    assertThat(newest().state()).isEqualTo(IndexVersion.State.CANDIDATE);
  }

  @Test
  void aChangedModelIsHeldBecauseTheLiveVersionCannotBeAsked() {
    lab.firstIndex();
    lab.words.files = "second";
    RetrainResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(result.baseline()).isEmpty();
  }

  private void badFirstIndex() {
    lab.documents(100);
    lab.liked(100);
    lab.clock.pass(Duration.ofHours(1));
    run(asking("body:40"));
    lab.clock.pass(Duration.ofHours(1));
  }

  @Test
  void aFiredTriggerIsAnsweredWithWhatIsSurelyBetter() {
    badFirstIndex();
    lab.fire();
    RetrainResult result = run(lab.asked());
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(newest().spec().textFormat()).isNotEqualTo("body:40");
    assertThat(result.gate().orElseThrow().pValue()).isLessThan(0.05);
  }

  @Test
  void whatWasTriedIsKeptWithTheRun() {
    badFirstIndex();
    lab.fire();
    RetrainResult result = run(lab.asked());
    assertThat(result.tried()).filteredOn(Tried::chosen).hasSize(1);
    assertThat(result.tried()).hasSizeGreaterThan(5);
    assertThat(lastRun().result().orElseThrow())
        .contains("\"tried\":[{\"configuration\":", "\"ndcg@10\"");
  }

  @Test
  void trialsLeaveNoFilesBehind() {
    badFirstIndex();
    run(lab.asked().forced());
    assertThat(lab.store.directory(1).resolveSibling("trials")).isEmptyDirectory();
  }

  @Test
  void aChangedCorpusIsAnOccasionToImprove() {
    badFirstIndex();
    lab.rewrite(5, "ant5 bee5 cricket");
    assertThat(run(lab.asked()).tried()).filteredOn(Tried::chosen).hasSize(1);
    assertThat(newest().spec().textFormat()).isNotEqualTo("body:40");
  }

  @Test
  void whatIsAskedForStaysAsItIsAsked() {
    badFirstIndex();
    run(asking("body").within(Duration.ofMinutes(5)));
    assertThat(newest().spec().textFormat()).isEqualTo("body");
  }

  @Test
  void whenNothingIsSurelyBetterTheTriggerIsAnsweredInWords() {
    lab.documents(100);
    lab.liked(100);
    lab.clock.pass(Duration.ofHours(1));
    run(plain());
    lab.clock.pass(Duration.ofHours(1));
    lab.fire();
    RetrainResult result = run(lab.asked());
    assertThat(result.state()).isEqualTo(State.NOT_NEEDED);
    assertThat(result.why()).contains("none is surely better");
    assertThat(result.tried()).isNotEmpty();
    assertThat(lab.versions.list()).hasSize(1);
    assertThat(lab.checks()).endsWith("FIRED", "RUNNING", "COOLDOWN");
  }

  @Test
  void withoutEnoughQuestionsNothingIsTried() {
    lab.documents(10);
    run(plain());
    lab.fire();
    RetrainResult result = run(lab.asked());
    assertThat(result.tried()).isEmpty();
    assertThat(result.why()).contains("too few to choose by");
  }

  @Test
  void theUnattendedLoopRestsWhenReEmbeddingCannotHelp() {
    lab.firstIndex();
    for (int check = 0; check < 2; check++) {
      lab.voted(
          IntStream.range(0, 40 + check)
              .mapToObj(i -> Lab.said("bee" + i + " ant" + i, Optional.of("d" + i), false, ""))
              .toList());
      lab.clock.pass(Duration.ofHours(1));
      lab.trigger.check(lab.clock.instant());
    }
    RetrainResult result = run(RetrainRequest.unattended("loop", lab.clock.instant()));
    assertThat(result.state()).isEqualTo(State.NOT_NEEDED);
    assertThat(result.why()).contains("documents are found but do not serve");
  }

  @Test
  void theUnattendedLoopRunsWhenDocumentsWereNotFound() {
    lab.firstIndex();
    for (int check = 0; check < 2; check++) {
      lab.voted(
          IntStream.range(0, 40)
              .mapToObj(
                  i -> Lab.said("bee" + i + " ant" + i, Optional.of("d" + (59 - i)), false, ""))
              .toList());
      lab.clock.pass(Duration.ofHours(1));
      lab.trigger.check(lab.clock.instant());
    }
    RetrainResult result = run(RetrainRequest.unattended("loop", lab.clock.instant()));
    assertThat(result.why()).contains("none is surely better");
  }

  @Test
  void aBrokenRunLeavesTheTriggersCallStanding() {
    lab.firstIndex();
    lab.fire();
    assertThatThrownBy(() -> lab.retrainer.run(lab.asked(), stoppingAfter(0)))
        .isInstanceOf(Cancelled.class);
    assertThat(lab.trigger.read(lab.clock.instant()).state()).isEqualTo(Phase.FIRED);
  }

  @Test
  void aRunKeepsItsWindowAndCounts() {
    lab.firstIndex();
    lab.votes(7, 5);
    lab.clock.pass(Duration.ofHours(1));
    run(plain());
    Reading reading = lastRun().reading().orElseThrow();
    assertThat(reading.ratio().votes()).isEqualTo(12);
    assertThat(reading.ratio().dislikes()).isEqualTo(5);
    assertThat(reading.from()).isEqualTo(lab.versions.liveSince().orElseThrow());
    assertThat(reading.to()).isEqualTo(lab.clock.instant());
  }

  @Test
  void aRunThatDiedAfterItsPromotionIsClosedAsPromoted() {
    lab.firstIndex();
    lab.workspace.run(
        session ->
            session
                .createNativeMutationQuery(
                    "update run set state = 'RUNNING', outcome = null, ended_at = null,"
                        + " version_id = null, owner = 'elsewhere|boot|1|0'")
                .executeUpdate());
    lab.runs.closeAbandoned("over");
    assertThat(lastRun())
        .extracting(Run::state, Run::version)
        .containsExactly(Run.State.PROMOTED, Optional.of(1L));
  }

  private static Monitor stoppingAfter(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return new Monitor() {
      @Override
      public void at(Progress progress) {}

      @Override
      public boolean cancelled() {
        return asked.getAndIncrement() >= questions;
      }
    };
  }
}
