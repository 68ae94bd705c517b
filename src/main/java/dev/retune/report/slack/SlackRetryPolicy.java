package dev.retune.report.slack;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.retune.common.error.CancelledException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Slack again where that may help, as patiently as a {@link RetryTiming} says. */
public final class SlackRetryPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(SlackRetryPolicy.class);
  private static final double JITTER = 0.25;

  private final RetryTiming timing;

  public SlackRetryPolicy(RetryTiming timing) {
    this.timing = timing;
  }

  /** One request, or several that only make sense together. */
  public interface Step<T> {
    T run() throws SlackException;
  }

  /** Runs a step, at most so often. */
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
                        && asked(wait).compareTo(timing.longestAsked()) <= 0))
        .withBackoff(timing.firstWait(), timing.longestWait())
        .withJitter(JITTER)
        .withDelayFnOn(
            attempt -> atLeast(asked((SlackException.RateLimited) attempt.getLastException())),
            SlackException.RateLimited.class)
        .withMaxAttempts(attempts)
        .onRetry(e -> LOG.info("Slack: {}; asking again", e.getLastException().getMessage()))
        .build();
  }

  private Duration asked(SlackException.RateLimited fault) {
    return timing.second().multipliedBy(fault.seconds());
  }

  /** So that the jitter, which also shortens, never goes below what was asked. */
  private static Duration atLeast(Duration asked) {
    return Duration.ofNanos(Math.round(asked.toNanos() / (1 - JITTER)));
  }
}
