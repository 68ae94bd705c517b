package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Fence;
import dev.retune.fault.Cancelled;
import dev.retune.fault.Unavailable;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs that are stopped or break. */
class RetrainStopTest extends RetrainRoom {
  @Test
  void aStoppedRunIsGoneOnWith() {
    lab.documents(60);
    assertThatThrownBy(() -> lab.retrainer.run(plain(), Fence.none(), stoppingAfter(20)))
        .isInstanceOf(Cancelled.class);
    assertThat(lastRun().state()).isEqualTo(Run.State.CANCELLED);
    long unfinished = newest().id();
    RetrainResult result = run(plain());
    assertThat(result.version()).contains("v" + unfinished);
  }

  @Test
  void aPersonsNextRunGoesOnWithWhatWasLeft() {
    lab.firstIndex();
    assertThatThrownBy(() -> lab.retrainer.run(asking("body"), Fence.none(), stoppingAfter(5)))
        .isInstanceOf(Cancelled.class);
    assertThat(run(plain()).version()).contains("v2");
    assertThat(newest().spec().textFormat()).isEqualTo("body");
  }

  @Test
  void theUnattendedLoopDoesNotGoOnWithWhatAPersonStopped() {
    lab.firstIndex();
    assertThatThrownBy(() -> lab.retrainer.run(asking("body"), Fence.none(), stoppingAfter(5)))
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
  void aBrokenRunLeavesTheTriggersCallStanding() {
    lab.firstIndex();
    lab.fire();
    assertThatThrownBy(() -> lab.retrainer.run(lab.asked(), Fence.none(), stoppingAfter(0)))
        .isInstanceOf(Cancelled.class);
    assertThat(lab.trigger.read(lab.clock.instant()).state()).isEqualTo(Phase.FIRED);
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
