package dev.retune.common.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Writes a trouble that may come with every request to the log once, with its cause; then, while it
 * lasts, once a minute how often it came. So an outage fills no disk. After ten minutes without it,
 * it is new.
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
   * When a kind was written last.
   *
   * @param since how often it came since
   * @param last when it came last
   */
  private record Told(Instant at, long since, Instant last) {}

  /** Writes to a log. */
  public RepeatedFailureLog(Logger log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** A trouble that is no exception's. */
  public void warn(String kind, String sentence) {
    tell(Level.WARN, kind, sentence, Optional.empty());
  }

  /**
   * A trouble that can pass by itself.
   *
   * @param kind by which it is known again; of few different ones
   */
  public void warn(String kind, String sentence, Throwable cause) {
    tell(Level.WARN, kind, sentence, Optional.of(cause));
  }

  /** A fault that nobody foresaw. */
  public void error(String kind, String sentence, Throwable cause) {
    tell(Level.ERROR, kind, sentence, Optional.of(cause));
  }

  private void tell(Level level, String kind, String sentence, Optional<Throwable> cause) {
    Optional<Told> before = count(kind);
    if (before.isEmpty()) {
      var entry = log.atLevel(level);
      cause.map(entry::setCause).orElse(entry).log(sentence);
    } else if (before.get().since() > 0) {
      log.atLevel(level)
          .log("{}; {} times since {}", sentence, before.get().since(), before.get().at());
    }
  }

  /** Nothing when it is new; how often it came when that is due to be written; else zero times. */
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
