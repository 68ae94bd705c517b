package dev.retune.common.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Limits the logging of failures that may occur on every request: the first is logged with its
 * cause, then once a minute a count while they continue. After ten minutes without one, it counts
 * as new.
 */
public final class RepeatedFailureLog {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration OVER = Duration.ofMinutes(10);
  private static final int MOST = 200;

  private final Logger log;
  private final Clock clock;
  private final Map<String, Told> kinds =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The log state of a kind of failure.
   *
   * @param since occurrences since then
   * @param last time of the last occurrence
   */
  private record Told(Instant at, long since, Instant last) {}

  /** Takes the log to write to. */
  public RepeatedFailureLog(Logger log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Warns of a problem without an exception. */
  public void warn(String kind, String sentence) {
    tell(Level.WARN, kind, sentence, null);
  }

  /**
   * Warns of a temporary failure.
   *
   * @param kind key that groups repeated failures; must have few distinct values
   */
  public void warn(String kind, String sentence, Throwable cause) {
    tell(Level.WARN, kind, sentence, cause);
  }

  /** Logs an unexpected error. */
  public void error(String kind, String sentence, Throwable cause) {
    tell(Level.ERROR, kind, sentence, cause);
  }

  private void tell(Level level, String kind, String sentence, @Nullable Throwable cause) {
    Optional<Told> before = count(kind);
    if (before.isEmpty()) {
      var entry = log.atLevel(level);
      (cause == null ? entry : entry.setCause(cause)).log(sentence);
    } else if (before.get().since() > 0) {
      log.atLevel(level)
          .log("{}; {} times since {}", sentence, before.get().since(), before.get().at());
    }
  }

  /**
   * Returns empty for a new kind, the count when a summary is due, and a count of zero otherwise.
   */
  private synchronized Optional<Told> count(String kind) {
    Instant now = clock.instant();
    Told told = kinds.get(kind);
    Told fresh = new Told(now, 0, now);
    if (told == null || !now.isBefore(told.last().plus(OVER))) {
      kinds.put(kind, fresh);
      return Optional.empty();
    }
    Told counted = new Told(told.at(), told.since() + 1, now);
    boolean due = !now.isBefore(told.at().plus(PAUSE));
    kinds.put(kind, due ? fresh : counted);
    return Optional.of(due ? counted : fresh);
  }
}
