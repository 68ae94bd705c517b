package dev.retune.report.slack;

import dev.retune.report.blockkit.ReportMessage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads a message's image. A report is useful without it, so failures are recorded but do not
 * stop the delivery.
 */
public final class SlackImageUpload {
  private static final Logger LOG = LoggerFactory.getLogger(SlackImageUpload.class);
  private static final int UPLOADS = 2;
  private static final int POSTS = 3;
  // Slack's errors for a message whose image is not processed yet, and for an unusable image
  private static final String NOT_TAKEN_IN = "invalid_blocks";

  private final ReportMessage message;
  private ReportMessage shown;
  private Optional<String> problem = Optional.empty();
  private int refused;

  private SlackImageUpload(ReportMessage message) {
    this.message = message;
    this.shown = message.withoutPicture();
  }

  /** Uploads the image, if the message has one. */
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
    LOG.warn("The report is sent without its chart: {}", why);
    shown = message.withoutPicture();
    problem = Optional.of("no picture: " + why);
  }

  /** The message that can be posted now. */
  public ReportMessage shown() {
    return shown;
  }

  /** Why the image is missing; empty when it is shown, or when there is none. */
  public Optional<String> problem() {
    return problem;
  }

  /**
   * Handles a rejected message. Slack rejects messages with an image until it has processed the
   * upload; if waiting does not help, the image is left out.
   *
   * @return whether posting {@link #shown} again may succeed
   */
  public boolean refused(SlackException.ApiError refusal) {
    boolean showing = problem.isEmpty() && message.chart().isPresent();
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
