package dev.retune.cluster.submission;

import dev.retune.cluster.job.JobArguments;

/** Starts a job somewhere. */
public interface JobLauncher {
  /** Starts the job. */
  StartedJob start(JobArguments arguments);

  /** A job that was started. */
  interface StartedJob {
    /**
     * What the cluster says now.
     *
     * @throws dev.retune.common.error.UnavailableException when it does not answer
     */
    SubmissionStatus status();

    /** The stage of progress, a message key, as long as the job has not begun. */
    String waiting();

    /** Asks the cluster to end the job. */
    void kill();
  }
}
