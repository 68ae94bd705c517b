package dev.retune.report.slack;

import dev.retune.common.error.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the id of a channel that was given by its name. Ids that were found are remembered, so that
 * a report's delivery can be looked up without asking Slack.
 */
public final class SlackChannelDirectory {
  // a name has no capital letters, so an id is never taken for one
  private static final Pattern ID = Pattern.compile("[CGD][A-Z0-9]{5,}");

  private final Map<String, String> found = new ConcurrentHashMap<>();

  /** Whether a channel is given by its name, with or without the sign before it. */
  public static boolean isName(String channel) {
    return !ID.matcher(channel.strip()).matches();
  }

  /** Returns a name without the sign before it. */
  public static String bare(String name) {
    return name.strip().replaceFirst("^#", "");
  }

  /**
   * Returns the id, as far as it is known without asking; otherwise the channel as it was given.
   */
  public String known(String channel) {
    return found.getOrDefault(channel, channel);
  }

  /**
   * Returns the id of a channel, asking Slack if it is given by its name.
   *
   * @throws SlackException when Slack cannot be asked
   * @throws InvalidInputException when the token may not list channels, or none has the name; the
   *     message says what to enter instead
   */
  public String idOf(String channel, SlackClient client) throws SlackException {
    if (!isName(channel) || found.containsKey(channel)) {
      return known(channel);
    }
    String name = bare(channel);
    Optional<String> id;
    try {
      id = client.channelId(name);
    } catch (SlackException.ApiError refusal) {
      if (refusal.error().equals("missing_scope") || refusal.error().equals("no_permission")) {
        throw new InvalidInputException(refusal, "report.channelByName", channel);
      }
      throw refusal;
    }
    String known =
        id.orElseThrow(() -> new InvalidInputException("report.channelNameUnknown", channel));
    found.put(channel, known);
    return known;
  }
}
