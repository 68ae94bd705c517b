package dev.retune.report;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message's picture on its way into Slack. A report is worth sending without it, so that whatever
 * goes wrong here is noted and never in the way.
 */
final class SlackPicture {
  private static final Logger LOG = LoggerFactory.getLogger(SlackPicture.class);
  private static final int UPLOADS = 2;
  private static final int POSTS = 3;
  // what Slack says of a message whose picture it has not taken in yet, and of one it cannot use
  private static final String NOT_TAKEN_IN = "invalid_blocks";

  private final ReportMessage message;
  private ReportMessage shown;
  private Optional<String> lack = Optional.empty();
  private int refused;

  private SlackPicture(ReportMessage message) {
    this.message = message;
    this.shown = message.withoutPicture();
  }

  /** Puts the picture there, if the message has one. */
  static SlackPicture upload(ReportMessage message, SlackDoor door, SlackPatience patience) {
    SlackPicture picture = new SlackPicture(message);
    if (message.chart().isPresent()) {
      message
          .picture()
          .ifPresentOrElse(
              png -> picture.upload(png, door, patience), () -> picture.without("not painted"));
    }
    return picture;
  }

  private void upload(byte[] png, SlackDoor door, SlackPatience patience) {
    try {
      String title = message.fallbackText();
      shown = message.showing(patience.run(UPLOADS, () -> door.upload(png, title)));
    } catch (SlackFault fault) {
      without(fault.what());
    }
  }

  private void without(String why) {
    LOG.warn("the report goes without its picture: {}", why);
    shown = message.withoutPicture();
    lack = Optional.of("no picture: " + why);
  }

  /** The message as it can be posted now. */
  ReportMessage shown() {
    return shown;
  }

  /** Why the picture is not there; empty when it is, or when there is none. */
  Optional<String> lack() {
    return lack;
  }

  /**
   * Slack refused the message. It takes pictures in a little after their upload, and refuses
   * messages that show them until then; when waiting does not help, the picture is left out.
   *
   * @return whether posting {@link #shown} again may help
   */
  boolean refused(SlackFault.Refusal refusal) {
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
