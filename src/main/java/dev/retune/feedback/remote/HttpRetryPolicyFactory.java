package dev.retune.feedback.remote;

import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which failures of a request are repeated, and when. */
final class HttpRetryPolicyFactory {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRetryPolicyFactory.class);
  private static final double JITTER = 0.2;
  // a negative delay means that of the backoff
  private static final Duration NO_DELAY = Duration.ofNanos(-1);

  private final String source;
  private final HttpRetryTiming timing;

  /**
   * For one server.
   *
   * @param source name of the source, for the log
   */
  HttpRetryPolicyFactory(String source, HttpRetryTiming timing) {
    this.source = source;
    this.timing = timing;
  }

  RetryPolicy<Object> policy() {
    return RetryPolicy.builder()
        .handleIf(this::mayRepeat)
        .withBackoff(timing.firstWait(), timing.longestWait())
        .withJitter(JITTER)
        .withDelayFn(
            attempt ->
                attempt.getLastException() instanceof HttpStatusException status
                    ? status
                        .retryAfter()
                        .map(HttpRetryPolicyFactory::withoutJitter)
                        .orElse(NO_DELAY)
                    : NO_DELAY)
        .withMaxAttempts(timing.attempts())
        .onRetry(e -> LOG.info("{}: {}; repeating", source, String.valueOf(e.getLastException())))
        .build();
  }

  private boolean mayRepeat(Throwable failure) {
    if (failure instanceof HttpStatusException status) {
      return status.isTemporary()
          && status.retryAfter().orElse(Duration.ZERO).compareTo(timing.longestAsked()) <= 0;
    }
    return failure instanceof IOException;
  }

  /** Compensates for jitter, which must not shorten a requested delay. */
  private static Duration withoutJitter(Duration asked) {
    return Duration.ofNanos(Math.round(asked.toNanos() / (1 - JITTER)));
  }
}
