package dev.retune.report.slack;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.retune.common.error.CancelledException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries requests to Slack where that may help, with the delays of a {@link RetryTiming}. */
public final class SlackRetryPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(SlackRetryPolicy.class);
  private static final double JITTER = 0.25;

  private final RetryTiming timing;

  public SlackRetryPolicy(RetryTiming timing) {
    this.timing = timing;
  }

  /** One request, or several that belong together. */
  public interface Step<T> {
    T run() throws SlackException;
  }

  /** Runs a step with a maximum number of attempts. */
  public <T> T run(int attempts, Step<T> step) throws SlackException {
    try {
      return Failsafe.with(policy(attempts)).get(step::run);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof SlackException fault) {
        throw fault;
      }
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new CancelledException(e, "progress.cancelled");
      }
      throw e;
    }
  }

  private RetryPolicy<Object> policy(int attempts) {
    return RetryPolicy.builder()
        .handleIf(
            fault ->
                fault instanceof SlackException.TransportFailure
                    || fault instanceof SlackException.NotReady
                    || (fault instanceof SlackException.RateLimited wait
                        && retryAfter(wait).compareTo(timing.longestAsked()) <= 0))
        .withBackoff(timing.firstWait(), timing.longestWait())
        .withJitter(JITTER)
        .withDelayFnOn(
            attempt -> atLeast(retryAfter((SlackException.RateLimited) attempt.getLastException())),
            SlackException.RateLimited.class)
        .withMaxAttempts(attempts)
        .onRetry(e -> LOG.info("Slack: {}; retrying", e.getLastException().getMessage()))
        .build();
  }

  private Duration retryAfter(SlackException.RateLimited fault) {
    return timing.second().multipliedBy(fault.seconds());
  }

  /** Compensates for jitter, which must not shorten a requested delay. */
  private static Duration atLeast(Duration asked) {
    return Duration.ofNanos(Math.round(asked.toNanos() / (1 - JITTER)));
  }
}
