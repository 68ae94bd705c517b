package dev.retune.collect;

import dev.retune.collect.CollectorLimits.Bursts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees who votes far more often than usual. For a voter or a network address that is a number of
 * votes a minute; for an API key, through which a whole chat product votes, a multiple of its own
 * usual rate, once that is known. A burst ends when its sender has paused.
 */
final class BurstGuard {
  private static final int MOST = 50_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Bursts limits;
  private final Map<Sender, Trace> traces =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sender, Trace> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A sender's last minutes.
   *
   * @param minute when the minute that is being counted began
   * @param count votes in it
   * @param minutes finished minutes with votes that were no burst
   * @param usual votes in such a minute, on average; the last hour counts most
   * @param since when the burst began, while there is one
   */
  private record Trace(
      Instant minute,
      int count,
      int minutes,
      double usual,
      Instant last,
      Optional<Instant> since) {}

  BurstGuard(Clock clock, Bursts limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Counts a vote; the sender in whose burst it comes, if there is one. */
  synchronized Optional<Suspect> count(List<Sender> senders) {
    Instant now = clock.instant();
    Optional<Suspect> found = Optional.empty();
    for (Sender sender : senders) {
      Trace trace = counted(sender, traces.get(sender), now);
      traces.put(sender, trace);
      found = found.or(() -> trace.since().map(since -> new Suspect(sender, since)));
    }
    return found;
  }

  private Trace counted(Sender sender, @Nullable Trace before, Instant now) {
    if (before == null) {
      return new Trace(now, 1, 0, 0, now, Optional.empty());
    }
    boolean goesOn = before.since().isPresent() && now.isBefore(before.last().plus(limits.quiet()));
    if (goesOn) {
      return new Trace(now, 1, before.minutes(), before.usual(), now, before.since());
    }
    Trace trace = before.since().isPresent() ? calm(before, now) : before;
    if (!now.isBefore(trace.minute().plus(MINUTE))) {
      int minutes = trace.minutes() + 1;
      double usual = trace.usual() + (trace.count() - trace.usual()) / Math.min(minutes, 60);
      return new Trace(now, 1, minutes, usual, now, Optional.empty());
    }
    int count = trace.count() + 1;
    Optional<Instant> since =
        count > most(sender.kind(), trace) ? Optional.of(now) : Optional.empty();
    return new Trace(trace.minute(), count, trace.minutes(), trace.usual(), now, since);
  }

  private static Trace calm(Trace trace, Instant now) {
    return new Trace(now, 0, trace.minutes(), trace.usual(), now, Optional.empty());
  }

  private double most(Burst.Kind kind, Trace trace) {
    return switch (kind) {
      case VOTER -> limits.perVoter();
      case ADDRESS -> limits.perAddress();
      case KEY ->
          trace.minutes() < limits.learning()
              ? Double.MAX_VALUE
              : Math.max(limits.perKey(), limits.timesUsual() * trace.usual());
    };
  }
}
