package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.retrain.TriggerState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a run makes of documents and judgements. */
class RetrainerTest extends RetrainRoom {
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
  void aChangedModelIsHeldBecauseTheLiveVersionCannotBeAsked() {
    lab.firstIndex();
    lab.words.files = "second";
    RetrainResult result = run(plain());
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(result.baseline()).isEmpty();
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
}
