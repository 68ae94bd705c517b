package dev.retune.collector.auth;

import dev.retune.collector.model.CollectorLimits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets by name; the least recently used ones are evicted. */
public final class RateLimiter {
  private static final int MOST = 50_000;

  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST;
        }
      };

  private record Bucket(double tokens, Instant at) {}

  public RateLimiter(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes a token from a bucket.
   *
   * @return zero, or the time until the next token
   */
  synchronized Duration take(String name, Rate rate) {
    Instant now = clock.instant();
    Bucket bucket = buckets.getOrDefault(name, new Bucket(rate.burst(), now));
    double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / 1e9);
    double tokens = Math.min(rate.burst(), bucket.tokens() + seconds * rate.perSecond());
    if (tokens >= 1) {
      buckets.put(name, new Bucket(tokens - 1, now));
      return Duration.ZERO;
    }
    buckets.put(name, new Bucket(tokens, now));
    return Duration.ofNanos((long) Math.ceil((1 - tokens) / rate.perSecond() * 1e9));
  }
}
