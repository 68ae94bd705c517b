package dev.retune.collector.quarantine;

import dev.retune.collector.model.CollectorLimits.Bursts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Detects senders that vote far more often than usual. For a voter or a network address the limit
 * is a number of votes per minute; for an API key, which carries a whole chat product, it is a
 * multiple of its own usual rate, once that is known. A burst ends when its sender has stayed below
 * the limit for some minutes.
 */
public final class BurstDetector {
  private static final int MOST = 50_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  // the usual rate is averaged over this many minutes with votes
  private static final int REMEMBERED = 60;
  // limits how fast a burst raises the usual rate, so that lasting growth becomes usual within
  // hours
  private static final int GROWTH = 2;

  private final Clock clock;
  private final Bursts limits;
  private final Map<VoteSender, Trace> traces =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VoteSender, Trace> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The recent activity of a sender.
   *
   * @param minute start of the current minute
   * @param count votes in the current minute
   * @param minutes number of completed minutes with votes
   * @param usual average votes in such a minute, weighted towards the last hour
   * @param burst the ongoing burst, if any
   */
  private record Trace(
      Instant minute, int count, int minutes, double usual, Optional<OngoingBurst> burst) {

    /** Counts a vote, starting a new minute if necessary. */
    Trace counting(Instant now) {
      if (now.isBefore(minute.plus(MINUTE))) {
        return new Trace(minute, count + 1, minutes, usual, burst);
      }
      double seen = burst.isPresent() ? Math.min(count, GROWTH * usual) : count;
      int more = Math.min(minutes + 1, REMEMBERED);
      return new Trace(now, 1, minutes + 1, usual + (seen - usual) / more, burst);
    }

    Trace with(OngoingBurst other) {
      return new Trace(minute, count, minutes, usual, Optional.of(other));
    }

    Trace withoutBurst() {
      return new Trace(minute, count, minutes, usual, Optional.empty());
    }
  }

  /**
   * A burst.
   *
   * @param over time of the last vote over the limit
   */
  private record OngoingBurst(Instant since, Instant over) {}

  public BurstDetector(Clock clock, Bursts limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Counts a vote and returns the burst that it belongs to, if any. */
  public synchronized Optional<ActiveBurst> count(List<VoteSender> senders) {
    Instant now = clock.instant();
    Optional<ActiveBurst> found = Optional.empty();
    for (VoteSender sender : senders) {
      Trace trace = counted(sender.kind(), traces.get(sender), now);
      traces.put(sender, trace);
      found = found.or(() -> trace.burst().map(going -> new ActiveBurst(sender, going.since())));
    }
    return found;
  }

  private Trace counted(VoteBurst.Kind kind, @Nullable Trace before, Instant now) {
    Trace trace = before == null ? new Trace(now, 1, 0, 0, Optional.empty()) : before.counting(now);
    if (trace.count() > most(kind, trace)) {
      return trace.with(new OngoingBurst(trace.burst().map(OngoingBurst::since).orElse(now), now));
    }
    boolean ongoing =
        trace.burst().filter(burst -> now.isBefore(burst.over().plus(limits.quiet()))).isPresent();
    return ongoing ? trace : trace.withoutBurst();
  }

  private double most(VoteBurst.Kind kind, Trace trace) {
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
