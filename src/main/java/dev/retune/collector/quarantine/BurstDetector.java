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
 * Sees who votes far more often than usual. For a voter or a network address that is a number of
 * votes a minute; for an API key, through which a whole chat product votes, a multiple of its own
 * usual rate, once that is known. A burst ends when its sender has kept to the limit for some
 * minutes, whether it pauses or goes on as usual.
 */
public final class BurstDetector {
  private static final int MOST = 50_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  // how many minutes with votes the usual rate is the average of
  private static final int REMEMBERED = 60;
  // a burst is not usual, but a product that has grown for good is so again within hours
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
   * A sender's last minutes.
   *
   * @param minute when the minute that is being counted began
   * @param count votes in it
   * @param minutes finished minutes with votes
   * @param usual votes in such a minute, on average; the last hour counts most
   * @param burst the one that goes on
   */
  private record Trace(
      Instant minute, int count, int minutes, double usual, Optional<OngoingBurst> burst) {

    /** After a vote, which may begin a minute. */
    Trace counting(Instant now) {
      if (now.isBefore(minute.plus(MINUTE))) {
        return new Trace(minute, count + 1, minutes, usual, burst);
      }
      double seen = burst.isPresent() ? Math.min(count, GROWTH * usual) : count;
      int more = Math.min(minutes + 1, REMEMBERED);
      return new Trace(now, 1, minutes + 1, usual + (seen - usual) / more, burst);
    }

    Trace with(Optional<OngoingBurst> other) {
      return new Trace(minute, count, minutes, usual, other);
    }
  }

  /**
   * A burst.
   *
   * @param over when a vote last was over the limit
   */
  private record OngoingBurst(Instant since, Instant over) {}

  public BurstDetector(Clock clock, Bursts limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Counts a vote; the sender in whose burst it comes, if there is one. */
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
      return trace.with(
          Optional.of(new OngoingBurst(trace.burst().map(OngoingBurst::since).orElse(now), now)));
    }
    return trace.with(
        trace.burst().filter(going -> now.isBefore(going.over().plus(limits.quiet()))));
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
