package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Fence;
import dev.retune.fault.Busy;
import dev.retune.house.Databases;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run leaves that may not write its end: another has its lease, or its process is over. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each test
class LostRunTest {
  private static final Fence LOST =
      session -> {
        throw new Busy("loop.leaseLost", "far (1)", "2026-11-22T12:00:00Z");
      };

  @Parameter Databases kind;
  @TempDir Path home;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(kind.migrated(), home);
    lab.firstIndex();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void runTheLost() {
    RetrainRequest request = RetrainRequest.by("ann", lab.clock.instant()).forced();
    assertThatThrownBy(() -> lab.retrainer.run(request, LOST, Monitor.none()))
        .isInstanceOf(Busy.class);
  }

  @Test
  void theLiveVersionStays() {
    Optional<Long> live = lab.versions.liveId();
    runTheLost();
    assertThat(lab.versions.liveId()).isEqualTo(live);
    assertThat(lab.versions.list().getFirst().state()).isNotEqualTo(IndexVersion.State.LIVE);
  }

  @Test
  void theTriggerIsNotAnswered() {
    runTheLost();
    assertThat(lab.trigger.read(lab.clock.instant()).state()).isNotEqualTo(Phase.COOLDOWN);
  }

  @Test
  void aPromotionAndItsAnswerToTheTriggerAreOneTransaction() {
    lab.retrainer.run(
        RetrainRequest.by("ann", lab.clock.instant()).forced(), Fence.none(), Monitor.none());
    var answer = lab.trigger.judgement(Optional.empty(), lab.clock.instant());
    Optional<Long> live = lab.versions.liveId();
    // the process is over after the last statement and before the commit
    assertThatThrownBy(
            () ->
                lab.versions.rollback(
                    "ann",
                    answer.andThen(
                        session -> {
                          throw new IllegalStateException("killed");
                        })))
        .hasMessage("killed");
    assertThat(lab.versions.liveId()).isEqualTo(live);
    lab.versions.rollback("ann", answer);
    assertThat(lab.versions.liveId()).isNotEqualTo(live);
    assertThat(lab.trigger.read(lab.clock.instant()).state()).isEqualTo(Phase.COOLDOWN);
  }
}
