package dev.retune.statistics.time;

/** Bucket size of a trend, in the configured zone; weeks begin on Monday (ISO 8601). */
public enum TrendGranularity {
  HOUR,
  DAY,
  WEEK
}
