package dev.retune.support;

import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;

/** Latencies that several threads record. */
public final class LatencyHistogram {
  private static final int DIGITS = 3;

  private final ConcurrentHistogram nanoseconds = new ConcurrentHistogram(DIGITS);

  /** Records a latency in nanoseconds. */
  public void record(long latency) {
    nanoseconds.recordValue(latency);
  }

  /** Returns how many were recorded. */
  public long count() {
    return nanoseconds.getTotalCount();
  }

  /** Returns a percentile in milliseconds. */
  public double milliseconds(double percentile) {
    return nanoseconds.getValueAtPercentile(percentile) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ms p50 %.1f, p95 %.1f, p99 %.1f, max %.1f",
        milliseconds(50),
        milliseconds(95),
        milliseconds(99),
        milliseconds(100));
  }
}
