package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.retraining.tuning.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs that look for a better configuration. */
@Tag("slow")
class RetrainingTuningTest extends RetrainingFixture {
  private void badFirstIndex() {
    fixture.documents(100);
    fixture.liked(100);
    fixture.clock.pass(Duration.ofHours(1));
    run(asking("body:40"));
    fixture.clock.pass(Duration.ofHours(1));
  }

  @Test
  void aFiredTriggerIsAnsweredWithWhatIsSurelyBetter() {
    badFirstIndex();
    fixture.fire();
    RetrainingResult result = run(fixture.asked());
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(newest().spec().textFormat()).isNotEqualTo("body:40");
    assertThat(result.gate().orElseThrow().pValue()).isLessThan(0.05);
  }

  @Test
  void whatWasTriedIsKeptWithTheRun() {
    badFirstIndex();
    fixture.fire();
    RetrainingResult result = run(fixture.asked());
    assertThat(result.tried()).filteredOn(TrialResult::chosen).hasSize(1);
    assertThat(result.tried()).hasSizeGreaterThan(5);
    assertThat(lastRun().result().orElseThrow())
        .contains("\"tried\":[{\"configuration\":", "\"ndcg@10\"");
  }

  @Test
  void trialsLeaveNoFilesBehind() {
    badFirstIndex();
    run(fixture.asked().forced());
    assertThat(fixture.store.directory(1).resolveSibling("trials")).isEmptyDirectory();
  }

  /** Records the stages of a run, and optionally cancels it after its trials. */
  private record Ear(List<String> stages, boolean stops) implements ProgressMonitor {
    @Override
    public void at(TaskProgress progress) {
      stages.add(progress.stage());
    }

    @Override
    public boolean cancelled() {
      return stops && stages.stream().anyMatch(stage -> !stage.equals("stage.try"));
    }
  }

  private void stoppedAfterItsTrials() {
    fixture.documents(80);
    fixture.liked(80);
    fixture.clock.pass(Duration.ofHours(1));
    run(asking("body:40"));
    Ear ear = new Ear(new ArrayList<>(), true);
    assertThatThrownBy(
            () -> fixture.retrainer.run(fixture.asked().forced(), LeaseFence.none(), ear))
        .isInstanceOf(CancelledException.class);
    assertThat(ear.stages()).contains("stage.try");
  }

  @Test
  void aRunThatGoesOnDoesNotTryAgain() {
    stoppedAfterItsTrials();
    Ear ear = new Ear(new ArrayList<>(), false);
    RetrainingResult result =
        fixture.retrainer.run(fixture.asked().forced(), LeaseFence.none(), ear);
    assertThat(ear.stages()).doesNotContain("stage.try");
    assertThat(result.tried()).hasSizeGreaterThan(5);
    assertThat(newest().spec().textFormat()).isNotEqualTo("body:40");
  }

  @Test
  void otherDocumentsAreTriedAgain() {
    stoppedAfterItsTrials();
    fixture.rewrite(5, "ant5 bee5 cricket");
    Ear ear = new Ear(new ArrayList<>(), false);
    fixture.retrainer.run(fixture.asked().forced(), LeaseFence.none(), ear);
    assertThat(ear.stages()).contains("stage.try");
  }

  @Test
  void aChangedCorpusIsAnOccasionToImprove() {
    badFirstIndex();
    fixture.rewrite(5, "ant5 bee5 cricket");
    assertThat(run(fixture.asked()).tried()).filteredOn(TrialResult::chosen).hasSize(1);
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
    fixture.documents(100);
    fixture.liked(100);
    fixture.clock.pass(Duration.ofHours(1));
    run(plain());
    fixture.clock.pass(Duration.ofHours(1));
    fixture.fire();
    RetrainingResult result = run(fixture.asked());
    assertThat(result.state()).isEqualTo(State.NOT_NEEDED);
    assertThat(result.why()).contains("none is clearly better");
    assertThat(result.tried()).isNotEmpty();
    assertThat(fixture.versions.list()).hasSize(1);
    assertThat(fixture.checks()).endsWith("FIRED", "RUNNING", "COOLDOWN");
  }

  @Test
  void withoutEnoughQuestionsNothingIsTried() {
    fixture.documents(10);
    run(plain());
    fixture.fire();
    RetrainingResult result = run(fixture.asked());
    assertThat(result.tried()).isEmpty();
    assertThat(result.why()).contains("too few to choose by");
  }

  @Test
  void theUnattendedLoopRestsWhenReEmbeddingCannotHelp() {
    fixture.firstIndex();
    for (int check = 0; check < 2; check++) {
      fixture.voted(
          IntStream.range(0, 40 + check)
              .mapToObj(
                  i ->
                      PipelineFixture.said("bee" + i + " ant" + i, Optional.of("d" + i), false, ""))
              .toList());
      fixture.clock.pass(Duration.ofHours(1));
      fixture.trigger.check(fixture.clock.instant());
    }
    RetrainingResult result = run(RetrainingRequest.unattended("loop", fixture.clock.instant()));
    assertThat(result.state()).isEqualTo(State.NOT_NEEDED);
    assertThat(result.why()).contains("documents are found but do not answer");
  }

  @Test
  void theUnattendedLoopRunsWhenDocumentsWereNotFound() {
    fixture.firstIndex();
    for (int check = 0; check < 2; check++) {
      fixture.voted(
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      PipelineFixture.said(
                          PipelineFixture.unclear(i),
                          Optional.of("d" + ((i + 20) % 60)),
                          false,
                          ""))
              .toList());
      fixture.clock.pass(Duration.ofHours(1));
      fixture.trigger.check(fixture.clock.instant());
    }
    RetrainingResult result = run(RetrainingRequest.unattended("loop", fixture.clock.instant()));
    assertThat(result.why()).contains("none is clearly better");
  }
}
