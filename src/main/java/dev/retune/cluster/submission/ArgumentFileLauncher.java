package dev.retune.cluster.submission;

import dev.retune.cluster.job.JobArguments;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes the arguments into a file, for a person who submits the job. How the job is, only the
 * workspace tells.
 */
public final class ArgumentFileLauncher implements JobLauncher {
  private static final SubmissionStatus UNKNOWN = new SubmissionStatus(true, "");

  private final Path file;

  /** Writes to a file. */
  public ArgumentFileLauncher(Path file) {
    this.file = file;
  }

  @Override
  public StartedJob start(JobArguments arguments) {
    byte[] lines = (String.join("\n", arguments.words()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFiles.replace(file, out -> out.write(lines));
    } catch (IOException e) {
      throw new UnavailableException(e, "cluster.fileNotWritten", file.toString());
    }
    return new StartedJob() {
      @Override
      public SubmissionStatus status() {
        return UNKNOWN;
      }

      @Override
      public String waiting() {
        return "stage.cluster.submit";
      }

      @Override
      public void kill() {
        // its tasks read in the workspace that it was cancelled
      }
    };
  }
}
