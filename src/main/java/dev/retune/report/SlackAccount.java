package dev.retune.report;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.retune.fault.BadInput;
import dev.retune.fault.Unavailable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a token speaks for.
 *
 * @param bot the app's name in the workspace
 * @param team the workspace
 * @param scopes what the token may do; empty when Slack does not tell
 */
public record SlackAccount(String bot, String team, List<String> scopes) {

  /** Copies the list. */
  public SlackAccount {
    scopes = List.copyOf(scopes);
  }

  /**
   * Asks Slack.
   *
   * @throws BadInput when the token is not accepted
   * @throws Unavailable when Slack cannot be reached
   */
  public static SlackAccount of(SlackSettings settings, String token) {
    try (SlackDoor door = new SlackDoor(settings, token)) {
      AuthTestResponse answer = door.account();
      return new SlackAccount(
          String.valueOf(answer.getUser()),
          String.valueOf(answer.getTeam()),
          scopes(answer.getHttpResponseHeaders()));
    } catch (SlackFault.Refusal e) {
      throw new BadInput(e, "report.tokenRefused", e.error());
    } catch (SlackFault e) {
      throw new Unavailable(e, "report.slackAway", e.what());
    }
  }

  private static List<String> scopes(@Nullable Map<String, List<String>> headers) {
    if (headers == null) {
      return List.of();
    }
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("x-oauth-scopes"))
        .flatMap(header -> header.getValue().stream())
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(scope -> !scope.isEmpty())
        .toList();
  }

  /**
   * Which of the permissions that a report needs the token lacks; none when Slack does not tell.
   */
  public List<String> lacking() {
    if (scopes.isEmpty()) {
      return List.of();
    }
    Stream<String> posting =
        Stream.of("chat:write", "files:write").filter(s -> !scopes.contains(s));
    boolean reads =
        scopes.stream().anyMatch(s -> s.equals("channels:history") || s.equals("groups:history"));
    return Stream.concat(posting, reads ? Stream.of() : Stream.of("channels:history")).toList();
  }

  /**
   * Looks whether the channel is there and the app is in it.
   *
   * @throws BadInput when it is not, or may not be looked at; says what to do
   * @throws Unavailable when Slack cannot be reached
   */
  public static void seeChannel(SlackSettings settings, String token, Instant now) {
    String channel = settings.channel().orElseThrow();
    try (SlackDoor door = new SlackDoor(settings, token)) {
      var _ = door.find(channel, "", now);
    } catch (SlackFault fault) {
      throw new SlackAdvice(channel, "-", 1).on(fault, false);
    }
  }
}
