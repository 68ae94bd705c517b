package dev.retune.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time some work took, in seconds.
 *
 * @param clock wall-clock time
 * @param processor CPU time of all processors, user and system
 */
record UsedTime(double clock, double processor) {
  private static final Pattern MINUTES = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** Work on texts. */
  interface Work {
    void on(List<String> texts) throws Exception;
  }

  /** Measures work done by another process. */
  static UsedTime by(ProcessHandle process, Work work, List<String> texts) throws Exception {
    Duration before = processorTime(process);
    long start = System.nanoTime();
    work.on(texts);
    double clock = (System.nanoTime() - start) / 1e9;
    return new UsedTime(clock, processorTime(process).minus(before).toNanos() / 1e9);
  }

  private static Duration processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /**
   * Measures a command and its child processes, discarding their output; timed by a POSIX shell.
   */
  static UsedTime by(List<String> command) throws IOException, InterruptedException {
    List<String> timed =
        new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null 2>&1 || exit 1; times", "sh"));
    timed.addAll(command);
    long start = System.nanoTime();
    Process shell =
        new ProcessBuilder(timed).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String times = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (shell.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    double clock = (System.nanoTime() - start) / 1e9;
    // the first line has the shell's own times, the second those of its children
    double processor = 0;
    Matcher each = MINUTES.matcher(times.substring(times.indexOf('\n')));
    while (each.find()) {
      processor += 60 * Double.parseDouble(each.group(1)) + Double.parseDouble(each.group(2));
    }
    return new UsedTime(clock, processor);
  }

  /** Subtracts the start-up time. */
  UsedTime without(UsedTime startUp) {
    return new UsedTime(clock - startUp.clock, processor - startUp.processor);
  }
}
