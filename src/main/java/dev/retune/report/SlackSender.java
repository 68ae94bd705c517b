package dev.retune.report;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
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
 * Sends a week's report, or a day's alerts, to its channel, at most once. Before the first request
 * the ledger says PENDING; when the outcome of a request is unknown (a crash, a broken connection)
 * the channel is searched for the message before it is sent again.
 */
public final class SlackSender {
  private static final Logger LOG = LoggerFactory.getLogger(SlackSender.class);
  // longer than any sending lasts at the normal pace (4 posts, 4 looks of 20 s, 3 waits of 45 s):
  // an older PENDING has nobody at work on it
  private static final Duration AT_WORK = Duration.ofMinutes(5);
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

  /** Where it sends; empty when no channel is set. */
  Optional<String> channel() {
    return settings.channel();
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
    return delivery(week.toString());
  }

  Optional<Delivery> delivery(String about) {
    return settings.channel().flatMap(channel -> deliveries.find(channel, about));
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
    return send(week.toString(), message, force, who);
  }

  /** The same for any message; {@code about} is sent once to a channel. */
  Delivery send(String about, ReportMessage message, boolean force, String who) {
    String channel = settings.channel().orElseThrow(() -> new BadInput("report.noChannel"));
    Optional<DeliveryRow> seen = deliveries.row(channel, about);
    if (seen.isPresent() && seen.get().state == Delivery.State.SENT && !force) {
      throw new Refused("report.sentBefore", about, channel);
    }
    String secret =
        token.get().filter(t -> !t.isBlank()).orElseThrow(() -> new BadInput("report.noToken"));
    try (SlackDoor door = new SlackDoor(settings, secret)) {
      Sending sending = new Sending(door, channel, about, message);
      if (seen.isPresent() && seen.get().state == Delivery.State.PENDING) {
        Optional<Delivery> arrived = sending.settle(seen.get(), force, who);
        if (arrived.isPresent() && !force) {
          return arrived.get();
        }
        seen = deliveries.row(channel, about);
      }
      // before anything is noted: nobody sees it, and it may take its time
      SlackPicture picture = sending.upload();
      String attemptKey = UUID.randomUUID().toString();
      if (!deliveries.begin(channel, about, seen, attemptKey)) {
        throw busy(channel, about);
      }
      return sending.send(attemptKey, picture, who);
    }
  }

  private static Busy busy(String channel, String about) {
    return new Busy("report.sending", about, channel, String.valueOf(AT_WORK.toMinutes()));
  }

  /** One report on its way to one channel. */
  private final class Sending {
    private final SlackDoor door;
    private final String channel;
    private final String about;
    private final ReportMessage message;
    private final SlackPatience patience = new SlackPatience(pace);
    private final SlackAdvice advice;
    private boolean unsure;

    Sending(SlackDoor door, String channel, String about, ReportMessage message) {
      this.door = door;
      this.channel = channel;
      this.about = about;
      this.message = message;
      this.advice = new SlackAdvice(channel, about, pace.attempts());
    }

    /** Finds out whether an attempt that never ended had arrived. */
    Optional<Delivery> settle(DeliveryRow pending, boolean force, String who) {
      Optional<String> found;
      try {
        found =
            patience.run(
                pace.attempts(),
                () -> door.find(channel, pending.attemptKey, pending.updatedAt.minus(MARGIN)));
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
        throw busy(channel, about);
      }
      return found.map(ts -> deliveries.sent(channel, about, ts, Optional.empty(), who));
    }

    SlackPicture upload() {
      return SlackPicture.upload(message, door, patience);
    }

    Delivery send(String attemptKey, SlackPicture picture, String who) {
      Instant begun = clock.instant();
      try {
        String ts = patience.run(pace.attempts(), () -> once(attemptKey, picture, begun));
        return deliveries.sent(channel, about, ts, picture.lack(), who);
      } catch (SlackFault fault) {
        if (unsure) {
          deliveries.unsure(channel, about, fault.what());
        } else {
          deliveries.failed(channel, about, fault.what());
        }
        throw advice.on(fault, unsure);
      }
    }

    /** Posts, unless the request before, whose outcome is unknown, had arrived. */
    private String once(String attemptKey, SlackPicture picture, Instant begun) throws SlackFault {
      if (unsure) {
        Optional<String> arrived = door.find(channel, attemptKey, begun.minus(MARGIN));
        if (arrived.isPresent()) {
          return arrived.get();
        }
        unsure = false;
      }
      try {
        return door.post(channel, about, picture.shown(), attemptKey);
      } catch (SlackFault.Broken e) {
        unsure = true;
        throw e;
      } catch (SlackFault.Refusal e) {
        throw picture.refused(e) ? new SlackFault.Unready(e) : e;
      }
    }
  }
}
