package dev.retune.report.slack;

import java.util.Optional;

/**
 * Where reports go.
 *
 * @param baseUrl another address of Slack's methods, such as {@code http://127.0.0.1:9000/api/},
 *     for proxies and trials
 * @param channel the channel's id, when one is set
 */
public record SlackSettings(Optional<String> baseUrl, Optional<String> channel) {

  /** Without blanks, and the address with a slash at its end. */
  public SlackSettings {
    baseUrl =
        baseUrl
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(url -> url.endsWith("/") ? url : url + "/");
    channel = channel.map(String::strip).filter(c -> !c.isEmpty());
  }
}
