package dev.retune.report.slack;

import dev.retune.report.blockkit.ReportMessage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message's picture on its way into Slack. A report is worth sending without it, so that whatever
 * goes wrong here is noted and never in the way.
 */
public final class SlackImageUpload {
  private static final Logger LOG = LoggerFactory.getLogger(SlackImageUpload.class);
  private static final int UPLOADS = 2;
  private static final int POSTS = 3;
  // what Slack says of a message whose picture it has not taken in yet, and of one it cannot use
  private static final String NOT_TAKEN_IN = "invalid_blocks";

  private final ReportMessage message;
  private ReportMessage shown;
  private Optional<String> lack = Optional.empty();
  private int refused;

  private SlackImageUpload(ReportMessage message) {
    this.message = message;
    this.shown = message.withoutPicture();
  }

  /** Puts the picture there, if the message has one. */
  public static SlackImageUpload upload(
      ReportMessage message, SlackClient client, SlackRetryPolicy retryPolicy) {
    SlackImageUpload image = new SlackImageUpload(message);
    if (message.chart().isPresent()) {
      message
          .picture()
          .ifPresentOrElse(
              png -> image.upload(png, client, retryPolicy), () -> image.without("not painted"));
    }
    return image;
  }

  private void upload(byte[] png, SlackClient client, SlackRetryPolicy retryPolicy) {
    try {
      String title = message.fallbackText();
      shown = message.showing(retryPolicy.run(UPLOADS, () -> client.upload(png, title)));
    } catch (SlackException fault) {
      without(fault.what());
    }
  }

  private void without(String why) {
    LOG.warn("the report goes without its picture: {}", why);
    shown = message.withoutPicture();
    lack = Optional.of("no picture: " + why);
  }

  /** The message as it can be posted now. */
  public ReportMessage shown() {
    return shown;
  }

  /** Why the picture is not there; empty when it is, or when there is none. */
  public Optional<String> lack() {
    return lack;
  }

  /**
   * Slack refused the message. It takes pictures in a little after their upload, and refuses
   * messages that show them until then; when waiting does not help, the picture is left out.
   *
   * @return whether posting {@link #shown} again may help
   */
  public boolean refused(SlackException.ApiError refusal) {
    boolean showing = lack.isEmpty() && message.chart().isPresent();
    if (!showing || !refusal.error().equals(NOT_TAKEN_IN)) {
      return false;
    }
    refused++;
    if (refused == POSTS) {
      without("Slack did not take it in");
    }
    return true;
  }
}
