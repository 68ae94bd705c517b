package dev.retune.report;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.retune.fault.BadInput;
import dev.retune.fault.Unavailable;

/**
 * Who a token speaks for.
 *
 * @param bot the app's name in the workspace
 * @param team the workspace
 */
public record SlackAccount(String bot, String team) {

  /**
   * Asks Slack.
   *
   * @throws BadInput when the token is not accepted
   * @throws Unavailable when Slack cannot be reached
   */
  public static SlackAccount of(SlackSettings settings, String token) {
    try (SlackDoor door = new SlackDoor(settings, token)) {
      AuthTestResponse answer = door.account();
      return new SlackAccount(String.valueOf(answer.getUser()), String.valueOf(answer.getTeam()));
    } catch (SlackFault.Refusal e) {
      throw new BadInput(e, "report.tokenRefused", e.error());
    } catch (SlackFault e) {
      throw new Unavailable(e, "report.slackAway", e.what());
    }
  }
}
