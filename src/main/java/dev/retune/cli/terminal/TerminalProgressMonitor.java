package dev.retune.cli.terminal;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Draws progress as one line that is overwritten on a terminal; Ctrl+C requests cancellation. */
final class TerminalProgressMonitor implements ProgressMonitor {
  private static final double MEGABYTE = 1e6;
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final PrintStream err;
  private final boolean interactive;
  private final UnaryOperator<String> stageName;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private long drawnAt;
  private int width;

  TerminalProgressMonitor(PrintStream err, boolean interactive, UnaryOperator<String> stageName) {
    this.err = err;
    this.interactive = interactive;
    this.stageName = stageName;
  }

  @Override
  public synchronized void at(TaskProgress progress) {
    long now = System.nanoTime();
    if (!interactive || (width > 0 && now - drawnAt < BETWEEN.toNanos())) {
      return;
    }
    drawnAt = now;
    StringBuilder line = new StringBuilder(stageName.apply(progress.stage()));
    if (progress.done() > 0 || progress.total() > 0) {
      line.append("  ").append(amounts(progress));
    }
    progress
        .remaining()
        .ifPresent(
            left ->
                line.append(
                    String.format(
                        Locale.ROOT, "  %d:%02d", left.toMinutes(), left.toSecondsPart())));
    int length = line.length();
    line.append(" ".repeat(Math.max(0, width - length)));
    err.print("\r" + line);
    err.flush();
    width = length;
  }

  private static String amounts(TaskProgress progress) {
    if (progress.bytes()) {
      return String.format(
          Locale.ROOT,
          "%,.1f / %,.1f MB  %,.1f MB/s",
          progress.done() / MEGABYTE,
          progress.total() / MEGABYTE,
          progress.rate() / MEGABYTE);
    }
    String total =
        progress.total() > 0 ? String.format(Locale.ROOT, " / %,d", progress.total()) : "";
    String rate =
        progress.rate() > 0 ? String.format(Locale.ROOT, "  %,.0f/s", progress.rate()) : "";
    return String.format(Locale.ROOT, "%,d%s", progress.done(), total) + rate;
  }

  /** Clears the progress line before other output. */
  synchronized void clear() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }

  void cancel() {
    cancelled.set(true);
  }

  @Override
  public boolean cancelled() {
    return cancelled.get();
  }
}
