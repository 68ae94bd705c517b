package dev.retune.report.slack;

import java.util.Optional;

/**
 * The destination of reports.
 *
 * @param baseUrl another base address of Slack's methods, such as {@code
 *     http://127.0.0.1:9000/api/}, for proxies and tests
 * @param channel the channel's id, if one is set
 */
public record SlackSettings(Optional<String> baseUrl, Optional<String> channel) {

  /** Trims the values and ends the address with a slash. */
  public SlackSettings {
    baseUrl =
        baseUrl
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(url -> url.endsWith("/") ? url : url + "/");
    channel = channel.map(String::strip).filter(c -> !c.isEmpty());
  }
}
