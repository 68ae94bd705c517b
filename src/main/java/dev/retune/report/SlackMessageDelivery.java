package dev.retune.report;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryEntity;
import dev.retune.report.delivery.DeliveryLedger;
import dev.retune.report.slack.RetryTiming;
import dev.retune.report.slack.SlackClient;
import dev.retune.report.slack.SlackErrorMapper;
import dev.retune.report.slack.SlackException;
import dev.retune.report.slack.SlackImageUpload;
import dev.retune.report.slack.SlackRetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery of one message to one channel. */
final class SlackMessageDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(SlackMessageDelivery.class);
  // longer than any attempt takes with the normal timing (4 posts, 4 searches of 20 s, 3 waits of
  // 45 s), so an older PENDING was abandoned
  private static final Duration AT_WORK = Duration.ofMinutes(5);
  // tolerance for clock differences
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final SlackClient client;
  private final DeliveryLedger ledger;
  private final Clock clock;
  private final RetryTiming timing;
  private final String channel;
  private final String about;
  private final ReportMessage message;
  private final SlackRetryPolicy retryPolicy;
  private final SlackErrorMapper advice;
  private boolean unsure;

  SlackMessageDelivery(
      SlackClient client,
      DeliveryLedger ledger,
      Clock clock,
      RetryTiming timing,
      String channel,
      String about,
      ReportMessage message) {
    this.client = client;
    this.ledger = ledger;
    this.clock = clock;
    this.timing = timing;
    this.retryPolicy = new SlackRetryPolicy(timing);
    this.channel = channel;
    this.about = about;
    this.message = message;
    this.advice = new SlackErrorMapper(channel, about, timing.attempts());
  }

  /** Finds out whether an unfinished attempt succeeded. */
  Optional<Delivery> settle(DeliveryEntity pending, boolean force, String who) {
    Optional<String> found;
    try {
      found =
          retryPolicy.run(
              timing.attempts(),
              () -> client.find(channel, pending.attemptKey, pending.updatedAt.minus(MARGIN)));
    } catch (SlackException fault) {
      if (fault instanceof SlackException.ApiError && force) {
        LOG.warn("Slack: {}; sending without searching, as forced", fault.what());
        return Optional.empty();
      }
      throw advice.on(fault, false);
    }
    // a recorded error means that its process gave up; otherwise it may still be running
    if (found.isEmpty()
        && pending.error == null
        && clock.instant().isBefore(pending.updatedAt.plus(AT_WORK))) {
      throw busy();
    }
    return found.map(ts -> ledger.sent(channel, about, ts, who));
  }

  SlackImageUpload upload() {
    return SlackImageUpload.upload(message, client, retryPolicy);
  }

  Delivery send(String attemptKey, SlackImageUpload image, String who) {
    Instant begun = clock.instant();
    try {
      String ts = retryPolicy.run(timing.attempts(), () -> once(attemptKey, image, begun));
      return image
          .problem()
          .map(lack -> ledger.sentWithout(channel, about, ts, lack, who))
          .orElseGet(() -> ledger.sent(channel, about, ts, who));
    } catch (SlackException fault) {
      if (unsure) {
        ledger.unconfirmed(channel, about, fault.what());
      } else {
        ledger.failed(channel, about, fault.what());
      }
      throw advice.on(fault, unsure);
    }
  }

  /** Posts the message, unless an earlier request with unknown outcome succeeded. */
  private String once(String attemptKey, SlackImageUpload image, Instant begun)
      throws SlackException {
    if (unsure) {
      Optional<String> arrived = client.find(channel, attemptKey, begun.minus(MARGIN));
      if (arrived.isPresent()) {
        return arrived.get();
      }
      unsure = false;
    }
    try {
      return client.post(channel, about, image.shown(), attemptKey);
    } catch (SlackException.TransportFailure e) {
      unsure = true;
      throw e;
    } catch (SlackException.ApiError e) {
      throw image.refused(e) ? new SlackException.NotReady(e) : e;
    }
  }

  LeaseBusyException busy() {
    return new LeaseBusyException(
        "report.sending", about, channel, String.valueOf(AT_WORK.toMinutes()));
  }
}
