package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RetrainingResult.State;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cancelled and failed runs. */
class RetrainingCancellationTest extends RetrainingFixture {
  @Test
  void aStoppedRunIsGoneOnWith() {
    fixture.documents(60);
    assertThatThrownBy(() -> fixture.retrainer.run(plain(), LeaseFence.none(), stoppingAfter(20)))
        .isInstanceOf(CancelledException.class);
    assertThat(lastRun().state()).isEqualTo(PipelineRun.State.CANCELLED);
    long unfinished = newest().id();
    RetrainingResult result = run(plain());
    assertThat(result.version()).contains("v" + unfinished);
  }

  @Test
  void aPersonsNextRunGoesOnWithWhatWasLeft() {
    fixture.firstIndex();
    assertThatThrownBy(
            () -> fixture.retrainer.run(asking("body"), LeaseFence.none(), stoppingAfter(5)))
        .isInstanceOf(CancelledException.class);
    assertThat(run(plain()).version()).contains("v2");
    assertThat(newest().spec().textFormat()).isEqualTo("body");
  }

  @Test
  void theUnattendedLoopDoesNotGoOnWithWhatAPersonStopped() {
    fixture.firstIndex();
    assertThatThrownBy(
            () -> fixture.retrainer.run(asking("body"), LeaseFence.none(), stoppingAfter(5)))
        .isInstanceOf(CancelledException.class);
    assertThat(run(RetrainingRequest.unattended("loop", fixture.clock.instant())).state())
        .isEqualTo(State.NOT_NEEDED);
  }

  @Test
  void aFaultFailsRunAndVersion() {
    fixture.firstIndex();
    fixture.words.before =
        () -> {
          throw new IllegalStateException("a fault");
        };
    assertThatThrownBy(() -> run(asking("body"))).isInstanceOf(IllegalStateException.class);
    assertThat(lastRun().state()).isEqualTo(PipelineRun.State.FAILED);
    assertThat(newest().state()).isEqualTo(IndexVersion.State.FAILED);
    assertThat(fixture.versions.liveId()).contains(1L);
  }

  @Test
  void whatMayComeBackLeavesTheCandidateToGoOnWith() {
    fixture.firstIndex();
    fixture.words.before =
        () -> {
          throw new UnavailableException("persistence.unavailable", "here", "gone");
        };
    assertThatThrownBy(() -> run(asking("body"))).isInstanceOf(UnavailableException.class);
    assertThat(lastRun().state()).isEqualTo(PipelineRun.State.FAILED);
    assertThat(newest().state()).isEqualTo(IndexVersion.State.CANDIDATE);
  }

  @Test
  void aBrokenRunLeavesTheTriggersCallStanding() {
    fixture.firstIndex();
    fixture.fire();
    assertThatThrownBy(
            () -> fixture.retrainer.run(fixture.asked(), LeaseFence.none(), stoppingAfter(0)))
        .isInstanceOf(CancelledException.class);
    assertThat(fixture.trigger.read(fixture.clock.instant()).state()).isEqualTo(Phase.FIRED);
  }

  @Test
  void aRunThatDiedAfterItsPromotionIsClosedAsPromoted() {
    fixture.firstIndex();
    fixture.workspace.run(
        session ->
            session
                .createNativeMutationQuery(
                    "update run set state = 'RUNNING', outcome = null, ended_at = null,"
                        + " version_id = null, owner = 'elsewhere|boot|1|0'")
                .executeUpdate());
    fixture.runs.closeAbandoned("over");
    assertThat(lastRun())
        .extracting(PipelineRun::state, PipelineRun::version)
        .containsExactly(PipelineRun.State.PROMOTED, Optional.of(1L));
  }

  private static ProgressMonitor stoppingAfter(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {}

      @Override
      public boolean cancelled() {
        return asked.getAndIncrement() >= questions;
      }
    };
  }
}
