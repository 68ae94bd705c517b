package dev.retune.cluster;

import dev.retune.cluster.job.JobArguments;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.job.JobProgress.State;
import dev.retune.cluster.store.EmbeddingJobRepository;
import dev.retune.cluster.submission.JobLauncher;
import dev.retune.cluster.submission.JobLauncher.StartedJob;
import dev.retune.cluster.submission.SubmissionStatus;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.index.model.IndexSpec;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the texts of an index embedded by a job on a cluster, and waits for it. */
final class ClusterEngine implements EmbeddingEngine {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterEngine.class);

  /** For so many questions in a row the cluster may be silent, while its tasks go on storing. */
  private static final int SILENCES = 30;

  private final EmbeddingJobRepository jobs;
  private final JobLauncher launcher;
  private final LongFunction<JobArguments> arguments;
  private final Consumer<JobProgress> done;
  private final Duration pause;

  /**
   * Creates an engine.
   *
   * @param arguments what a job of an id is told
   * @param done told how a job went that has ended well
   * @param pause time between two looks at the job
   */
  ClusterEngine(
      EmbeddingJobRepository jobs,
      JobLauncher launcher,
      LongFunction<JobArguments> arguments,
      Consumer<JobProgress> done,
      Duration pause) {
    this.jobs = jobs;
    this.launcher = launcher;
    this.arguments = arguments;
    this.done = done;
    this.pause = pause;
  }

  @Override
  public void embed(IndexSpec spec, ProgressMonitor monitor) {
    long job = jobs.create(spec);
    try {
      StartedJob started = launcher.start(arguments.apply(job));
      try {
        done.accept(follow(job, started, monitor));
      } catch (RuntimeException | Error e) {
        kill(started, e);
        throw e;
      }
    } catch (RuntimeException | Error e) {
      end(job, e);
      throw e;
    }
  }

  private JobProgress follow(long job, StartedJob started, ProgressMonitor monitor) {
    StageTimer timer = new StageTimer(started.waiting());
    int silences = 0;
    while (true) {
      monitor.check();
      // asked first: a job that ends between the two questions has told the workspace how
      boolean over = false;
      String state = "";
      try {
        SubmissionStatus status = started.status();
        over = status.ended();
        state = status.state();
        silences = 0;
      } catch (UnavailableException e) {
        LOG.warn("The cluster does not answer", e);
        if (++silences > SILENCES) {
          throw e;
        }
      }
      JobProgress progress = jobs.progress(job);
      monitor.at(timer.at(progress));
      switch (progress.state()) {
        case DONE -> {
          return progress;
        }
        case FAILED -> throw new UnavailableException("cluster.failed", progress.why());
        case CANCELLED -> throw new UnavailableException("cluster.cancelledElsewhere");
        case WAITING, RUNNING -> {
          if (over) {
            throw new UnavailableException("cluster.ended", state);
          }
        }
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /** Times each stage by itself, so that the wait for the cluster does not slow the estimate. */
  private static final class StageTimer {
    private final String waiting;
    private String stage = "";
    private long start;
    private long before;

    StageTimer(String waiting) {
      this.waiting = waiting;
    }

    TaskProgress at(JobProgress now) {
      String current =
          now.state() == State.WAITING
              ? waiting
              : now.texts() == 0 ? "stage.cluster.prepare" : "stage.cluster.embed";
      if (!current.equals(stage)) {
        stage = current;
        start = System.nanoTime();
        before = now.done();
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new TaskProgress(stage, now.done(), now.texts(), elapsed, before, false);
    }
  }

  private static void kill(StartedJob started, Throwable cause) {
    try {
      started.kill();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void end(long job, Throwable cause) {
    try {
      jobs.end(job, State.CANCELLED, String.valueOf(cause.getMessage()));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
