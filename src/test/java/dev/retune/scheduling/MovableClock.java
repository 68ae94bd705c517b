package dev.retune.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be set and keeps running; with a fixed one, polling would never end. */
final class MovableClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  MovableClock(Instant now) {
    set(now);
  }

  void set(Instant now) {
    ahead = Duration.between(Instant.now(), now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
