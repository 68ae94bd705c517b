package dev.retune.statistics.time;

/** How finely a trend is cut, in the configured zone; weeks begin on Monday (ISO 8601). */
public enum TrendGranularity {
  HOUR,
  DAY,
  WEEK
}
