package dev.retune.report;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.retune.fault.Cancelled;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Slack again where that may help, as patiently as a {@link Pace} says. */
final class SlackPatience {
  private static final Logger LOG = LoggerFactory.getLogger(SlackPatience.class);
  private static final double JITTER = 0.25;

  private final Pace pace;

  SlackPatience(Pace pace) {
    this.pace = pace;
  }

  /** One request, or several that only make sense together. */
  interface Step<T> {
    T run() throws SlackFault;
  }

  /** Runs a step, at most so often. */
  <T> T run(int attempts, Step<T> step) throws SlackFault {
    try {
      return Failsafe.with(policy(attempts)).get(step::run);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof SlackFault fault) {
        throw fault;
      }
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new Cancelled(e, "work.cancelled");
      }
      throw e;
    }
  }

  private RetryPolicy<Object> policy(int attempts) {
    return RetryPolicy.builder()
        .handleIf(
            fault ->
                fault instanceof SlackFault.Broken
                    || fault instanceof SlackFault.Unready
                    || (fault instanceof SlackFault.TooFast wait
                        && asked(wait).compareTo(pace.longestAsked()) <= 0))
        .withBackoff(pace.firstWait(), pace.longestWait())
        .withJitter(JITTER)
        .withDelayFnOn(
            attempt -> atLeast(asked((SlackFault.TooFast) attempt.getLastException())),
            SlackFault.TooFast.class)
        .withMaxAttempts(attempts)
        .onRetry(e -> LOG.info("Slack: {}; asking again", e.getLastException().getMessage()))
        .build();
  }

  private Duration asked(SlackFault.TooFast fault) {
    return pace.second().multipliedBy(fault.seconds());
  }

  /** So that the jitter, which also shortens, never goes below what was asked. */
  private static Duration atLeast(Duration asked) {
    return Duration.ofNanos(Math.round(asked.toNanos() / (1 - JITTER)));
  }
}
