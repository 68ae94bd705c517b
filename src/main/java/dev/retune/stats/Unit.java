package dev.retune.stats;

/** How finely a trend is cut, in the configured zone; weeks begin on Monday (ISO 8601). */
public enum Unit {
  HOUR,
  DAY,
  WEEK
}
