package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Fence;
import dev.retune.fault.Cancelled;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that look for something better. */
class RetrainTuneTest extends RetrainRoom {
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

  /** Hears the stages of a run, and stops it after its trials if told so. */
  private record Ear(List<String> stages, boolean stops) implements Monitor {
    @Override
    public void at(Progress progress) {
      stages.add(progress.stage());
    }

    @Override
    public boolean cancelled() {
      return stops && stages.stream().anyMatch(stage -> !stage.equals("stage.try"));
    }
  }

  private void stoppedAfterItsTrials() {
    lab.documents(80);
    lab.liked(80);
    lab.clock.pass(Duration.ofHours(1));
    run(asking("body:40"));
    Ear ear = new Ear(new ArrayList<>(), true);
    assertThatThrownBy(() -> lab.retrainer.run(lab.asked().forced(), Fence.none(), ear))
        .isInstanceOf(Cancelled.class);
    assertThat(ear.stages()).contains("stage.try");
  }

  @Test
  void aRunThatGoesOnDoesNotTryAgain() {
    stoppedAfterItsTrials();
    Ear ear = new Ear(new ArrayList<>(), false);
    RetrainResult result = lab.retrainer.run(lab.asked().forced(), Fence.none(), ear);
    assertThat(ear.stages()).doesNotContain("stage.try");
    assertThat(result.tried()).hasSizeGreaterThan(5);
    assertThat(newest().spec().textFormat()).isNotEqualTo("body:40");
  }

  @Test
  void otherDocumentsAreTriedAgain() {
    stoppedAfterItsTrials();
    lab.rewrite(5, "ant5 bee5 cricket");
    Ear ear = new Ear(new ArrayList<>(), false);
    lab.retrainer.run(lab.asked().forced(), Fence.none(), ear);
    assertThat(ear.stages()).contains("stage.try");
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
                  i -> Lab.said(Lab.unclear(i), Optional.of("d" + ((i + 20) % 60)), false, ""))
              .toList());
      lab.clock.pass(Duration.ofHours(1));
      lab.trigger.check(lab.clock.instant());
    }
    RetrainResult result = run(RetrainRequest.unattended("loop", lab.clock.instant()));
    assertThat(result.why()).contains("none is surely better");
  }
}
