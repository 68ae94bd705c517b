package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run leaves when it lost its lease, or its process died, before recording its end. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each test
class AbandonedRunTest {
  private static final LeaseFence LOST =
      session -> {
        throw new LeaseBusyException(
            "pipeline.leaseLost", "far (1)", Date.from(Instant.parse("2026-11-22T12:00:00Z")));
      };

  @Parameter TestDatabases kind;
  @TempDir Path home;
  private PipelineFixture fixture;

  @BeforeEach
  void open() {
    fixture = new PipelineFixture(kind.migrated(), home);
    fixture.firstIndex();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void runTheLost() {
    RetrainingRequest request = RetrainingRequest.by("ann", fixture.clock.instant()).forced();
    assertThatThrownBy(() -> fixture.retrainer.run(request, LOST, ProgressMonitor.none()))
        .isInstanceOf(LeaseBusyException.class);
  }

  @Test
  void theLiveVersionStays() {
    Optional<Long> live = fixture.versions.liveId();
    runTheLost();
    assertThat(fixture.versions.liveId()).isEqualTo(live);
    assertThat(fixture.versions.list().getFirst().state()).isNotEqualTo(IndexVersion.State.LIVE);
  }

  @Test
  void theTriggerIsNotAnswered() {
    runTheLost();
    assertThat(fixture.trigger.read(fixture.clock.instant()).state()).isNotEqualTo(Phase.COOLDOWN);
  }

  @Test
  void aPromotionAndItsAnswerToTheTriggerAreOneTransaction() {
    fixture.retrainer.run(
        RetrainingRequest.by("ann", fixture.clock.instant()).forced(),
        LeaseFence.none(),
        ProgressMonitor.none());
    var answer = fixture.trigger.judgement(fixture.clock.instant());
    Optional<Long> live = fixture.versions.liveId();
    // the process dies after the last statement and before the commit
    assertThatThrownBy(
            () ->
                fixture.promotions.rollback(
                    "ann",
                    answer.andThen(
                        session -> {
                          throw new IllegalStateException("killed");
                        })))
        .hasMessage("killed");
    assertThat(fixture.versions.liveId()).isEqualTo(live);
    fixture.promotions.rollback("ann", answer);
    assertThat(fixture.versions.liveId()).isNotEqualTo(live);
    assertThat(fixture.trigger.read(fixture.clock.instant()).state()).isEqualTo(Phase.COOLDOWN);
  }
}
