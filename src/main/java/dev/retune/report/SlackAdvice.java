package dev.retune.report;

import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;

/**
 * What a person is told when a report could not be sent: what happened, and what to do.
 *
 * @param attempts requests that were made at most
 */
record SlackAdvice(String channel, String about, int attempts) {

  /**
   * The failure to throw.
   *
   * @param unsure whether an earlier request may have arrived
   */
  Failure on(SlackFault fault, boolean unsure) {
    return switch (fault) {
      case SlackFault.Refusal refusal when unsure ->
          new Unavailable(refusal, "report.unsure", about, channel);
      case SlackFault.Refusal refusal -> refused(refusal);
      case SlackFault.Unready unready ->
          new Unavailable(unready, "report.slackRefused", about, unready.what());
      case SlackFault.TooFast wait ->
          new Unavailable(wait, "report.slackBusy", String.valueOf(wait.seconds()));
      case SlackFault.Broken broken ->
          new Unavailable(broken, "report.slackDown", attempts, broken.what(), about);
    };
  }

  private BadInput refused(SlackFault.Refusal refusal) {
    return switch (refusal.error()) {
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          new BadInput(refusal, "report.tokenRefused", refusal.error());
      case "missing_scope", "no_permission" ->
          new BadInput(
              refusal,
              "report.scopeMissing",
              refusal.needed().isEmpty() ? "chat:write" : refusal.needed());
      case "channel_not_found" -> new BadInput(refusal, "report.channelUnknown", channel);
      case "not_in_channel" -> new BadInput(refusal, "report.notInChannel", channel);
      case "is_archived" -> new BadInput(refusal, "report.archived", channel);
      default -> new BadInput(refusal, "report.slackRefused", about, refusal.error());
    };
  }
}
