package dev.retune.report.slack;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;

/**
 * Maps failures to exceptions that tell the user what happened and what to do.
 *
 * @param attempts maximum number of requests
 */
public record SlackErrorMapper(String channel, String about, int attempts) {

  /**
   * The exception to throw.
   *
   * @param unsure whether an earlier request may have been delivered
   */
  public ApplicationException on(SlackException fault, boolean unsure) {
    return switch (fault) {
      case SlackException.ApiError refusal when unsure ->
          new UnavailableException(refusal, "report.unsure", about, channel);
      case SlackException.ApiError refusal -> refused(refusal);
      case SlackException.NotReady unready ->
          new UnavailableException(unready, "report.slackRefused", about, unready.what());
      case SlackException.RateLimited wait ->
          new UnavailableException(wait, "report.slackBusy", String.valueOf(wait.seconds()));
      case SlackException.TransportFailure broken ->
          new UnavailableException(broken, "report.slackDown", attempts, broken.what(), about);
    };
  }

  private InvalidInputException refused(SlackException.ApiError refusal) {
    return switch (refusal.error()) {
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          new InvalidInputException(refusal, "report.tokenRefused");
      case "missing_scope", "no_permission" ->
          new InvalidInputException(
              refusal,
              "report.scopeMissing",
              refusal.needed().isEmpty() ? "chat:write" : refusal.needed());
      case "channel_not_found" ->
          new InvalidInputException(refusal, "report.channelUnknown", channel);
      case "not_in_channel" -> new InvalidInputException(refusal, "report.notInChannel", channel);
      case "is_archived" -> new InvalidInputException(refusal, "report.archived", channel);
      default -> new InvalidInputException(refusal, "report.slackRefused", about, refusal.error());
    };
  }
}
