package dev.retune.report;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.persistence.Workspace;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryEntity;
import dev.retune.report.delivery.DeliveryLedger;
import dev.retune.report.slack.RetryTiming;
import dev.retune.report.slack.SlackChannelDirectory;
import dev.retune.report.slack.SlackClient;
import dev.retune.report.slack.SlackErrorMapper;
import dev.retune.report.slack.SlackException;
import dev.retune.report.slack.SlackImageUpload;
import dev.retune.report.slack.SlackRetryPolicy;
import dev.retune.report.slack.SlackSettings;
import dev.retune.report.weekly.IsoWeek;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends a week's report, or a day's alerts, to a channel at most once. The ledger records PENDING
 * before the first request. When the outcome of a request is unknown (after a crash or a broken
 * connection), the channel is searched for the message before it is sent again.
 */
public final class SlackReportSender {

  private final SlackSettings settings;
  private final Supplier<Optional<String>> token;
  private final DeliveryLedger ledger;
  private final Clock clock;
  private final RetryTiming timing;
  private final SlackChannelDirectory directory;

  /**
   * Creates a sender for a workspace.
   *
   * @param token supplies the bot token for each attempt; it is not stored
   */
  public SlackReportSender(
      SlackSettings settings, Supplier<Optional<String>> token, Workspace workspace, Clock clock) {
    this(settings, token, workspace, clock, RetryTiming.normal());
  }

  /** Creates a sender with another timing. */
  public SlackReportSender(
      SlackSettings settings,
      Supplier<Optional<String>> token,
      Workspace workspace,
      Clock clock,
      RetryTiming timing) {
    this(
        settings,
        token,
        new DeliveryLedger(workspace, clock),
        clock,
        timing,
        new SlackChannelDirectory());
  }

  private SlackReportSender(
      SlackSettings settings,
      Supplier<Optional<String>> token,
      DeliveryLedger ledger,
      Clock clock,
      RetryTiming timing,
      SlackChannelDirectory directory) {
    this.settings = settings;
    this.token = token;
    this.ledger = ledger;
    this.clock = clock;
    this.timing = timing;
    this.directory = directory;
  }

  /** The configured channel, if any. */
  Optional<String> channel() {
    return settings.channel();
  }

  /** Returns a sender for another channel. */
  public SlackReportSender to(String channel) {
    return new SlackReportSender(
        new SlackSettings(settings.baseUrl(), Optional.of(channel)),
        token,
        ledger,
        clock,
        timing,
        directory);
  }

  /**
   * Returns a sender for the channel's id, which Slack is asked for if the channel was given by its
   * name. Deliveries are noted by id, so that both spellings are one channel.
   */
  SlackReportSender byId() {
    String channel = requireChannel();
    if (!SlackChannelDirectory.isName(channel)) {
      return this;
    }
    try (SlackClient client = new SlackClient(settings, secret())) {
      return to(
          new SlackRetryPolicy(timing)
              .run(timing.attempts(), () -> directory.idOf(channel, client)));
    } catch (SlackException fault) {
      throw new SlackErrorMapper(channel, channel, timing.attempts()).on(fault, false);
    }
  }

  private String requireChannel() {
    return settings.channel().orElseThrow(() -> new InvalidInputException("report.noChannel"));
  }

  private String secret() {
    return token
        .get()
        .filter(t -> !t.isBlank())
        .orElseThrow(() -> new InvalidInputException("report.noToken"));
  }

  /** The delivery of a week's report to the channel; empty when it was never sent. */
  public Optional<Delivery> delivery(IsoWeek week) {
    return delivery(week.toString());
  }

  Optional<Delivery> delivery(String about) {
    return settings.channel().flatMap(channel -> ledger.find(known(channel), about));
  }

  /** The id of a channel, as far as it is known from this process or from earlier deliveries. */
  private String known(String channel) {
    String id = directory.known(channel);
    return SlackChannelDirectory.isName(id)
        ? ledger.channelNamed(SlackChannelDirectory.bare(id)).orElse(id)
        : id;
  }

  /**
   * Sends a report, or finds out that an earlier attempt succeeded.
   *
   * @param force send again even if it was sent before
   * @param who the user recorded in the audit log
   * @throws RefusedException when it was sent before and {@code force} is false
   * @throws LeaseBusyException when another process is sending it
   * @throws InvalidInputException when token, channel or permissions are wrong; the message says
   *     what to do
   * @throws UnavailableException when Slack stays unreachable
   */
  public Delivery send(IsoWeek week, ReportMessage message, boolean force, String who) {
    return send(week.toString(), message, force, who);
  }

  /** Sends any message; each {@code about} is sent once per channel. */
  Delivery send(String about, ReportMessage message, boolean force, String who) {
    SlackReportSender sender = byId();
    Optional<String> name =
        settings.channel().filter(SlackChannelDirectory::isName).map(SlackChannelDirectory::bare);
    return sender.sendToId(
        about,
        message,
        force,
        who,
        channel -> name.ifPresent(given -> ledger.nameChannel(channel, about, given)));
  }

  private Delivery sendToId(
      String about, ReportMessage message, boolean force, String who, Consumer<String> begin) {
    String channel = requireChannel();
    Optional<DeliveryEntity> seen = ledger.row(channel, about);
    if (seen.isPresent() && seen.get().state == Delivery.State.SENT && !force) {
      throw new RefusedException("report.sentBefore", about, channel);
    }
    try (SlackClient client = new SlackClient(settings, secret())) {
      SlackMessageDelivery sending =
          new SlackMessageDelivery(client, ledger, clock, timing, channel, about, message);
      if (seen.isPresent() && seen.get().state == Delivery.State.PENDING) {
        Optional<Delivery> arrived = sending.settle(seen.get(), force, who);
        if (arrived.isPresent() && !force) {
          return arrived.get();
        }
        seen = ledger.row(channel, about);
      }
      // uploaded before the ledger entry, since it is not visible yet and may take a while
      SlackImageUpload image = sending.upload();
      String attemptKey = UUID.randomUUID().toString();
      boolean begun =
          seen.isPresent()
              ? ledger.begin(seen.get(), attemptKey)
              : ledger.begin(channel, about, attemptKey);
      if (!begun) {
        throw sending.busy();
      }
      begin.accept(channel);
      return sending.send(attemptKey, image, who);
    }
  }
}
