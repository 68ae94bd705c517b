package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.model.WindowReading;
import dev.retune.retraining.run.RetrainingResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The decisions of a run on documents and votes. */
class RetrainerTest extends RetrainingFixture {
  @Test
  void theFirstIndexGoesLive() {
    RetrainingResult result = fixture.firstIndex();
    assertThat(result.state()).isEqualTo(State.PROMOTED);
    assertThat(fixture.versions.live().map(IndexVersion::label)).isEqualTo(result.version());
    assertThat(result.embedded()).isEqualTo(60);
  }

  @Test
  void aFirstIndexNeedsNoQuestions() {
    fixture.documents(3);
    assertThat(run(plain()).state()).isEqualTo(State.PROMOTED);
  }

  @Test
  void aFirstIndexThatFindsNothingStaysBack() {
    fixture.documents(20);
    fixture.voted(List.of(PipelineFixture.said("wasp", Optional.of("d19"), true, "")));
    fixture.rewrite(19, "moth");
    RetrainingResult result = run(plain());
    assertThat(result.candidate().orElseThrow().ndcgAt10()).isZero();
    assertThat(result.state()).isEqualTo(State.REJECTED);
    assertThat(fixture.versions.live()).isEmpty();
  }

  @Test
  void withoutDocumentsThereIsNoIndex() {
    assertThatThrownBy(() -> run(plain())).isInstanceOf(InvalidInputException.class);
    assertThat(lastRun().state()).isEqualTo(PipelineRun.State.FAILED);
  }

  @Test
  void aSecondRunIsNotNeeded() {
    fixture.firstIndex();
    RetrainingResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.NOT_NEEDED);
    assertThat(result.embedded()).isZero();
    assertThat(result.documents()).isEqualTo(60);
    assertThat(fixture.versions.list()).hasSize(1);
  }

  @Test
  void aForcedSecondRunEmbedsNothing() {
    fixture.firstIndex();
    RetrainingResult result = run(plain().forced());
    assertThat(result.state()).isEqualTo(State.PROMOTED);
    assertThat(result.embedded()).isZero();
    assertThat(result.reused()).isEqualTo(60);
  }

  @Test
  void aRunThatNamesNoEngineUsesTheOneOfTheSettings() {
    List<String> asked = new ArrayList<>();
    fixture.engine = (spec, monitor) -> asked.add(spec.modelId());
    fixture.firstIndex();
    assertThat(asked).hasSize(1);
    assertThat(run(RetrainingRequest.unattended("loop", fixture.clock.instant()).forced()).state())
        .isEqualTo(State.PROMOTED);
    assertThat(asked).hasSize(2);
  }

  @Test
  void changedDocumentsCallForARun() {
    fixture.firstIndex();
    fixture.rewrite(5, "ant5 bee5 cricket");
    RetrainingResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.PROMOTED);
    assertThat(result.embedded()).isEqualTo(1);
  }

  @Test
  void documentsThatGotWorseAreJudgedOnceAWeek() {
    fixture.firstIndex();
    for (int i = 0; i < 60; i++) {
      fixture.rewrite(i, "moth");
    }
    assertThat(run(plain()).state()).isEqualTo(State.REJECTED);
    assertThat(run(plain()).state()).isEqualTo(State.NOT_NEEDED);
    fixture.clock.pass(Duration.ofDays(8));
    assertThat(run(plain()).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void aDryRunDoesNotAnswerTheTrigger() {
    fixture.firstIndex();
    fixture.fire();
    run(
        new RetrainingRequest(
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false,
            true,
            "ann",
            fixture.clock.instant()));
    assertThat(fixture.trigger.read(fixture.clock.instant()).state()).isEqualTo(Phase.FIRED);
  }

  @Test
  void aWorseCandidateIsRejectedAndTheLiveFilesStayAsTheyWere() {
    fixture.firstIndex();
    Map<String, String> before = fixture.liveFiles();
    RetrainingResult result = run(asking("body:40"));
    assertThat(result.state()).isEqualTo(State.REJECTED);
    assertThat(fixture.versions.liveId()).contains(1L);
    assertThat(fixture.liveFiles()).isEqualTo(before);
  }

  @Test
  void aRejectedCandidateSaysWhy() {
    fixture.firstIndex();
    RetrainingResult result = run(asking("body:40"));
    assertThat(newest().state()).isEqualTo(IndexVersion.State.REJECTED);
    assertThat(newest().why()).contains(result.why());
    assertThat(newest().reason().map(new Texts(Locale.ENGLISH)::get)).contains(result.why());
    assertThat(newest().reason().map(new Texts(Locale.KOREAN)::get).orElseThrow())
        .contains("후보", "nDCG@10")
        .doesNotContain("candidate");
    // another reason than the gate's is as it was written
    fixture.versions.setState(newest().id(), IndexVersion.State.FAILED, "Cleared away.");
    assertThat(newest().reason().map(new Texts(Locale.KOREAN)::get)).contains("Cleared away.");
    assertThat(newest().metrics().orElseThrow()).contains("\"ndcg@10\"", "\"pWorse\"");
    assertThat(lastRun().outcome()).contains(result.why());
  }

  @Test
  void tooFewQuestionsHoldTheCandidate() {
    fixture.documents(10);
    fixture.liked(10);
    run(plain());
    RetrainingResult result = run(asking("body"));
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(newest().state()).isEqualTo(IndexVersion.State.CANDIDATE);
    assertThat(fixture.versions.liveId()).contains(1L);
  }

  @Test
  void aCopyOfTheLiveVersionIsCalledOne() {
    fixture.documents(10);
    fixture.liked(10);
    run(plain());
    RetrainingResult held = run(plain().forced());
    assertThat(held.state()).isEqualTo(State.HELD);
    assertThat(held.why())
        .isEqualTo(
            "v2 is a copy of v1: documents and settings are the same, so searches find the same"
                + " with either.");
    fixture.rewrite(5, "ant5 bee5 cricket");
    assertThat(run(plain().forced()).why()).contains("are too few to judge");
  }

  @Test
  void aHeldCandidateCanBePromotedByHand() {
    fixture.documents(10);
    run(plain());
    RetrainingResult result = run(asking("body"));
    fixture.promotion.promote(result.version().orElseThrow(), "ann");
    assertThat(fixture.versions.live().map(IndexVersion::label)).isEqualTo(result.version());
  }

  @Test
  void aDryRunPromotesNothing() {
    fixture.firstIndex();
    RetrainingResult result =
        run(
            new RetrainingRequest(
                Optional.empty(),
                OptionalInt.of(100),
                Optional.empty(),
                false,
                true,
                "ann",
                fixture.clock.instant()));
    assertThat(result.gate().orElseThrow().passed()).isTrue();
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(fixture.versions.liveId()).contains(1L);
  }

  @Test
  void everyOutcomeIsKeptWithItsRun() {
    fixture.firstIndex();
    RetrainingResult result = run(asking("body:40"));
    assertThat(lastRun().id()).isEqualTo(result.run());
    assertThat(lastRun().state()).isEqualTo(PipelineRun.State.REJECTED);
    assertThat(lastRun().version()).contains(newest().id());
    assertThat(lastRun().result().orElseThrow()).contains("\"state\":\"REJECTED\"", "\"baseline\"");
    assertThat(lastRun().endedAt()).isPresent();
  }

  @Test
  void aChangedModelIsHeldBecauseTheLiveVersionCannotBeAsked() {
    fixture.firstIndex();
    fixture.words.files = "second";
    RetrainingResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(result.baseline()).isEmpty();
  }

  @Test
  void aRunKeepsItsWindowAndCounts() {
    fixture.firstIndex();
    fixture.votes(7, 5);
    fixture.clock.pass(Duration.ofHours(1));
    run(plain());
    WindowReading reading = lastRun().reading().orElseThrow();
    assertThat(reading.ratio().votes()).isEqualTo(12);
    assertThat(reading.ratio().dislikes()).isEqualTo(5);
    assertThat(reading.from()).isEqualTo(fixture.versions.liveSince().orElseThrow());
    assertThat(reading.to()).isEqualTo(fixture.clock.instant());
  }
}
