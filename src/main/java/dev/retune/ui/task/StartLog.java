package dev.retune.ui.task;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how long the start of the process takes. */
public final class StartLog {
  private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

  private final TaskRunner runner;
  private final Consumer<Throwable> failed;

  public StartLog(TaskRunner runner, Consumer<Throwable> failed) {
    this.runner = runner;
    this.failed = failed;
  }

  /** Logs the time since the start of the process. */
  public void elapsed(String what) {
    long now = System.currentTimeMillis();
    // Runs in the background because it takes longer than a frame. Uses the JVM's start time, since
    // the process start time on Linux can be off by a second.
    runner.run(
        () -> now - ManagementFactory.getRuntimeMXBean().getStartTime(),
        millis -> LOG.info("{} {} ms after the start", what, millis),
        failed);
  }
}
