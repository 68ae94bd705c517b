package dev.retune.ui.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The periods of a segment. */
enum SegmentPeriod {
  LAST_WEEK(7, 0),
  WEEK_BEFORE(7, 7),
  LAST_MONTH(30, 0),
  MONTH_BEFORE(30, 30),
  ALL(0, 0);

  // 0: from the beginning
  private final int days;
  private final int ago;

  SegmentPeriod(int days, int ago) {
    this.days = days;
    this.ago = ago;
  }

  /** The first moment; empty without a start. */
  Optional<Instant> from(Instant now) {
    return days == 0
        ? Optional.empty()
        : Optional.of(now.minus(Duration.ofDays((long) ago + days)));
  }

  /** The moment after the last one. */
  Instant to(Instant now) {
    return now.minus(Duration.ofDays(ago));
  }
}
