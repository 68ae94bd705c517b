package dev.retune.retraining.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test its own workspace and runs. */
abstract class RetrainingFixture {
  @TempDir Path home;
  PipelineFixture fixture;

  @BeforeEach
  void open() {
    fixture = new PipelineFixture(TestDatabases.H2.migrated(), home);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  RetrainingRequest plain() {
    return fixture.asked().within(Duration.ZERO);
  }

  RetrainingRequest asking(String textFormat) {
    return new RetrainingRequest(
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(textFormat),
            false,
            false,
            "ann",
            fixture.clock.instant())
        .within(Duration.ZERO);
  }

  RetrainingResult run(RetrainingRequest request) {
    return fixture.retrainer.run(request, LeaseFence.none(), ProgressMonitor.none());
  }

  PipelineRun lastRun() {
    return fixture.runs.latest(1).getFirst();
  }

  IndexVersion newest() {
    return fixture.versions.list().getFirst();
  }
}
