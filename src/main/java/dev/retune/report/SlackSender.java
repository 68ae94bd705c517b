package dev.retune.report;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
import dev.retune.fault.Cancelled;
import dev.retune.fault.Refused;
import dev.retune.fault.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a week's report to its channel, at most once. Before the first request the ledger says
 * PENDING; when the outcome of a request is unknown (a crash, a broken connection) the channel is
 * searched for the message before it is sent again.
 */
public final class SlackSender {
  private static final Logger LOG = LoggerFactory.getLogger(SlackSender.class);
  // longer than any sending lasts at the normal pace (4 posts, 4 looks of 20 s, 3 waits of 45 s):
  // an older PENDING has nobody at work on it
  private static final Duration AT_WORK = Duration.ofMinutes(5);
  private static final double JITTER = 0.25;
  // clocks differ
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final SlackSettings settings;
  private final Supplier<Optional<String>> token;
  private final Deliveries deliveries;
  private final Clock clock;
  private final Pace pace;

  /**
   * Over one workspace.
   *
   * @param token the bot token, asked for at each sending and kept nowhere
   */
  public SlackSender(
      SlackSettings settings, Supplier<Optional<String>> token, Workspace workspace, Clock clock) {
    this(settings, token, workspace, clock, Pace.normal());
  }

  /** The same at another pace. */
  public SlackSender(
      SlackSettings settings,
      Supplier<Optional<String>> token,
      Workspace workspace,
      Clock clock,
      Pace pace) {
    this(settings, token, new Deliveries(workspace, clock), clock, pace);
  }

  private SlackSender(
      SlackSettings settings,
      Supplier<Optional<String>> token,
      Deliveries deliveries,
      Clock clock,
      Pace pace) {
    this.settings = settings;
    this.token = token;
    this.deliveries = deliveries;
    this.clock = clock;
    this.pace = pace;
  }

  /** The same, to another channel. */
  public SlackSender to(String channel) {
    return new SlackSender(
        new SlackSettings(settings.baseUrl(), Optional.of(channel)),
        token,
        deliveries,
        clock,
        pace);
  }

  /** How the report of a week to the channel stands; empty when it was never sent. */
  public Optional<Delivery> delivery(IsoWeek week) {
    return settings.channel().flatMap(channel -> deliveries.find(channel, week));
  }

  /**
   * Sends, or finds out that an earlier attempt had arrived.
   *
   * @param force sends again what was sent before
   * @param who stands in the audit
   * @throws Refused when it was sent before and is not forced
   * @throws Busy when another process is sending it
   * @throws BadInput when token, channel or permissions are wrong; says what to do
   * @throws Unavailable when Slack cannot be reached for too long
   */
  public Delivery send(IsoWeek week, ReportMessage message, boolean force, String who) {
    String channel = settings.channel().orElseThrow(() -> new BadInput("report.noChannel"));
    Optional<DeliveryRow> seen = deliveries.row(channel, week);
    if (seen.isPresent() && seen.get().state == Delivery.State.SENT && !force) {
      throw new Refused("report.sentBefore", week.toString(), channel);
    }
    String secret =
        token.get().filter(t -> !t.isBlank()).orElseThrow(() -> new BadInput("report.noToken"));
    try (SlackDoor door = new SlackDoor(settings, secret)) {
      Sending sending = new Sending(door, channel, week, message);
      if (seen.isPresent() && seen.get().state == Delivery.State.PENDING) {
        Optional<Delivery> arrived = sending.settle(seen.get(), force, who);
        if (arrived.isPresent() && !force) {
          return arrived.get();
        }
        seen = deliveries.row(channel, week);
      }
      String attemptKey = UUID.randomUUID().toString();
      if (!deliveries.begin(channel, week, seen, attemptKey)) {
        throw busy(channel, week);
      }
      return sending.send(attemptKey, who);
    }
  }

  private static Busy busy(String channel, IsoWeek week) {
    return new Busy(
        "report.sending", week.toString(), channel, String.valueOf(AT_WORK.toMinutes()));
  }

  private RetryPolicy<Object> patience() {
    return RetryPolicy.builder()
        .handleIf(
            fault ->
                fault instanceof SlackFault.Broken
                    || (fault instanceof SlackFault.TooFast wait
                        && asked(wait).compareTo(pace.longestAsked()) <= 0))
        .withBackoff(pace.firstWait(), pace.longestWait())
        .withJitter(JITTER)
        .withDelayFnOn(
            attempt -> atLeast(asked((SlackFault.TooFast) attempt.getLastException())),
            SlackFault.TooFast.class)
        .withMaxAttempts(pace.attempts())
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

  /** One report on its way to one channel. */
  private final class Sending {
    private final SlackDoor door;
    private final String channel;
    private final IsoWeek week;
    private final ReportMessage message;
    private final SlackAdvice advice;
    private boolean unsure;

    Sending(SlackDoor door, String channel, IsoWeek week, ReportMessage message) {
      this.door = door;
      this.channel = channel;
      this.week = week;
      this.message = message;
      this.advice = new SlackAdvice(channel, week, pace.attempts());
    }

    /** Finds out whether an attempt that never ended had arrived. */
    Optional<Delivery> settle(DeliveryRow pending, boolean force, String who) {
      Optional<String> found;
      try {
        found =
            patient(() -> door.find(channel, pending.attemptKey, pending.updatedAt.minus(MARGIN)));
      } catch (SlackFault fault) {
        if (fault instanceof SlackFault.Refusal && force) {
          LOG.warn("Slack: {}; sent by force without looking", fault.what());
          return Optional.empty();
        }
        throw advice.on(fault, false);
      }
      // with an error noted its process has given up; else it may be at work
      if (found.isEmpty()
          && pending.error == null
          && clock.instant().isBefore(pending.updatedAt.plus(AT_WORK))) {
        throw busy(channel, week);
      }
      return found.map(ts -> deliveries.sent(channel, week, ts, who));
    }

    Delivery send(String attemptKey, String who) {
      Instant begun = clock.instant();
      try {
        String ts = patient(() -> once(attemptKey, begun));
        return deliveries.sent(channel, week, ts, who);
      } catch (SlackFault fault) {
        if (unsure) {
          deliveries.unsure(channel, week, fault.what());
        } else {
          deliveries.failed(channel, week, fault.what());
        }
        throw advice.on(fault, unsure);
      }
    }

    /** Posts, unless the request before, whose outcome is unknown, had arrived. */
    private String once(String attemptKey, Instant begun) throws SlackFault {
      if (unsure) {
        Optional<String> arrived = door.find(channel, attemptKey, begun.minus(MARGIN));
        if (arrived.isPresent()) {
          return arrived.get();
        }
        unsure = false;
      }
      try {
        return door.post(channel, week, message.withoutPicture(), attemptKey);
      } catch (SlackFault.Broken e) {
        unsure = true;
        throw e;
      }
    }

    private <T> T patient(Step<T> step) throws SlackFault {
      try {
        return Failsafe.with(patience()).get(step::run);
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
  }

  private interface Step<T> {
    T run() throws SlackFault;
  }
}
