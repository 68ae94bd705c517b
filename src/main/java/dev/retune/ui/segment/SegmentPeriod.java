package dev.retune.ui.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The periods of a segment. */
enum SegmentPeriod {
  LAST_WEEK(Optional.of(7), 0),
  WEEK_BEFORE(Optional.of(7), 7),
  LAST_MONTH(Optional.of(30), 0),
  MONTH_BEFORE(Optional.of(30), 30),
  ALL(Optional.empty(), 0);

  @SuppressWarnings("ImmutableEnumChecker") // a number
  private final Optional<Integer> days;

  private final int ago;

  SegmentPeriod(Optional<Integer> days, int ago) {
    this.days = days;
    this.ago = ago;
  }

  /** The first moment; empty without a start. */
  Optional<Instant> from(Instant now) {
    return days.map(length -> now.minus(Duration.ofDays(ago + (long) length)));
  }

  /** The moment after the last one. */
  Instant to(Instant now) {
    return now.minus(Duration.ofDays(ago));
  }
}
