package dev.retune.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seconds that some work took.
 *
 * @param clock by the clock
 * @param processor of all processors, in user and system mode
 */
record UsedTime(double clock, double processor) {
  private static final Pattern MINUTES = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** Work on texts. */
  interface Work {
    void on(List<String> texts) throws Exception;
  }

  /** By work that keeps a process busy. */
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

  /** By a command and all it starts; its output is read by nobody. A POSIX shell keeps the time. */
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
    // the shell's own times first, then those of what it ran
    double processor = 0;
    Matcher each = MINUTES.matcher(times.substring(times.indexOf('\n')));
    while (each.find()) {
      processor += 60 * Double.parseDouble(each.group(1)) + Double.parseDouble(each.group(2));
    }
    return new UsedTime(clock, processor);
  }

  /** What is left when start-up is taken off. */
  UsedTime without(UsedTime startUp) {
    return new UsedTime(clock - startUp.clock, processor - startUp.processor);
  }
}
