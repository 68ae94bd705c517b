package dev.retune.report.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account of a token.
 *
 * @param bot the app's name in the workspace
 * @param team the workspace
 * @param scopes the permissions of the token; empty when Slack does not list them
 */
public record SlackAccount(String bot, String team, List<String> scopes) {

  /** Copies the list. */
  public SlackAccount {
    scopes = List.copyOf(scopes);
  }

  /**
   * Asks Slack for the account.
   *
   * @throws InvalidInputException when the token is not accepted
   * @throws UnavailableException when Slack cannot be reached
   */
  public static SlackAccount of(SlackSettings settings, String token) {
    try (SlackClient client = new SlackClient(settings, token)) {
      AuthTestResponse answer = client.account();
      return new SlackAccount(
          String.valueOf(answer.getUser()),
          String.valueOf(answer.getTeam()),
          scopes(answer.getHttpResponseHeaders()));
    } catch (SlackException.ApiError e) {
      throw new InvalidInputException(e, "report.tokenRefused");
    } catch (SlackException e) {
      throw new UnavailableException(e, "report.slackAway", e.what());
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
   * The permissions required for reports that the token lacks; empty when Slack does not list them.
   */
  public List<String> missingScopes() {
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
   * Returns the id of a channel that is given by its name.
   *
   * @throws InvalidInputException when it cannot be found; the message says what to do
   * @throws UnavailableException when Slack cannot be reached
   */
  public static String channelId(SlackSettings settings, String token) {
    String channel = settings.channel().orElseThrow();
    try (SlackClient client = new SlackClient(settings, token)) {
      return new SlackChannelDirectory().idOf(channel, client);
    } catch (SlackException fault) {
      throw new SlackErrorMapper(channel, channel, 1).on(fault, false);
    }
  }

  /**
   * Checks that the channel exists and the app is a member.
   *
   * @throws InvalidInputException when it does not, or may not be read; the message says what to do
   * @throws UnavailableException when Slack cannot be reached
   */
  public static void checkChannel(SlackSettings settings, String token, Instant now) {
    String channel = settings.channel().orElseThrow();
    try (SlackClient client = new SlackClient(settings, token)) {
      var _ = client.find(new SlackChannelDirectory().idOf(channel, client), "", now);
    } catch (SlackException fault) {
      throw new SlackErrorMapper(channel, "-", 1).on(fault, false);
    }
  }
}
