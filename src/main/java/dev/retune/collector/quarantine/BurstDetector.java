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
  private static final int MAX_SENDERS = 50_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  // the usual rate is averaged over this many minutes with votes
  private static final int AVERAGED_MINUTES = 60;
  // limits how fast a burst raises the usual rate, so that lasting growth becomes usual within
  // hours
  private static final int MAX_GROWTH = 2;

  private final Clock clock;
  private final Bursts limits;
  private final Map<VoteSender, SenderActivity> activities =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VoteSender, SenderActivity> eldest) {
          return size() > MAX_SENDERS;
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
  private record SenderActivity(
      Instant minute, int count, int minutes, double usual, Optional<OngoingBurst> burst) {

    /** Counts a vote, starting a new minute if necessary. */
    SenderActivity counting(Instant now) {
      if (now.isBefore(minute.plus(MINUTE))) {
        return new SenderActivity(minute, count + 1, minutes, usual, burst);
      }
      double seen = burst.isPresent() ? Math.min(count, MAX_GROWTH * usual) : count;
      int more = Math.min(minutes + 1, AVERAGED_MINUTES);
      return new SenderActivity(now, 1, minutes + 1, usual + (seen - usual) / more, burst);
    }

    SenderActivity with(OngoingBurst other) {
      return new SenderActivity(minute, count, minutes, usual, Optional.of(other));
    }

    SenderActivity withoutBurst() {
      return new SenderActivity(minute, count, minutes, usual, Optional.empty());
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
      SenderActivity activity = counted(sender.kind(), activities.get(sender), now);
      activities.put(sender, activity);
      found =
          found.or(() -> activity.burst().map(ongoing -> new ActiveBurst(sender, ongoing.since())));
    }
    return found;
  }

  private SenderActivity counted(
      VoteBurst.Kind kind, @Nullable SenderActivity before, Instant now) {
    SenderActivity activity =
        before == null ? new SenderActivity(now, 1, 0, 0, Optional.empty()) : before.counting(now);
    if (activity.count() > most(kind, activity)) {
      return activity.with(
          new OngoingBurst(activity.burst().map(OngoingBurst::since).orElse(now), now));
    }
    boolean ongoing =
        activity
            .burst()
            .filter(burst -> now.isBefore(burst.over().plus(limits.quiet())))
            .isPresent();
    return ongoing ? activity : activity.withoutBurst();
  }

  private double most(VoteBurst.Kind kind, SenderActivity activity) {
    return switch (kind) {
      case VOTER -> limits.perVoter();
      case ADDRESS -> limits.perAddress();
      case KEY ->
          activity.minutes() < limits.learning()
              ? Double.MAX_VALUE
              : Math.max(limits.perKey(), limits.timesUsual() * activity.usual());
    };
  }
}
