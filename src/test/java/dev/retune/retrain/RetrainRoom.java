package dev.retune.retrain;

import dev.retune.db.Fence;
import dev.retune.house.Databases;
import dev.retune.index.IndexVersion;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of its own for each test, and runs on it. */
abstract class RetrainRoom {
  @TempDir Path home;
  Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(Databases.H2.migrated(), home);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  RetrainRequest plain() {
    return lab.asked().within(Duration.ZERO);
  }

  RetrainRequest asking(String textFormat) {
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

  RetrainResult run(RetrainRequest request) {
    return lab.retrainer.run(request, Fence.none(), Monitor.none());
  }

  Run lastRun() {
    return lab.runs.latest(1).getFirst();
  }

  IndexVersion newest() {
    return lab.versions.list().getFirst();
  }
}
