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
  private final Map<String, Occurrences> kinds =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Occurrences> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The log state of a kind of failure.
   *
   * @param since occurrences since then
   * @param last time of the last occurrence
   */
  private record Occurrences(Instant at, long since, Instant last) {}

  /** Takes the log to write to. */
  public RepeatedFailureLog(Logger log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Warns of a problem without an exception. */
  public void warn(String kind, String sentence) {
    write(Level.WARN, kind, sentence, null);
  }

  /**
   * Warns of a temporary failure.
   *
   * @param kind key that groups repeated failures; must have few distinct values
   */
  public void warn(String kind, String sentence, Throwable cause) {
    write(Level.WARN, kind, sentence, cause);
  }

  /** Logs an unexpected error. */
  public void error(String kind, String sentence, Throwable cause) {
    write(Level.ERROR, kind, sentence, cause);
  }

  private void write(Level level, String kind, String sentence, @Nullable Throwable cause) {
    Optional<Occurrences> before = count(kind);
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
  private synchronized Optional<Occurrences> count(String kind) {
    Instant now = clock.instant();
    Occurrences known = kinds.get(kind);
    Occurrences fresh = new Occurrences(now, 0, now);
    if (known == null || !now.isBefore(known.last().plus(OVER))) {
      kinds.put(kind, fresh);
      return Optional.empty();
    }
    Occurrences counted = new Occurrences(known.at(), known.since() + 1, now);
    boolean due = !now.isBefore(known.at().plus(PAUSE));
    kinds.put(kind, due ? fresh : counted);
    return Optional.of(due ? counted : fresh);
  }
}
