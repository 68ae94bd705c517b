package dev.retune.embedding.hub;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response after redirects; close its body.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body
 * @param from the address that sent it
 * @param linkedEtag the content's hash that the hub announced on the way
 */
record HubResponse(
    int status, HttpHeaders headers, ResponseStream body, URI from, Optional<String> linkedEtag)
    implements AutoCloseable {
  static final int TOO_MANY = 429;

  private static final Pattern RESET = Pattern.compile("(?:^|;)\\s*t=(\\d{1,6})");

  /** Whether the same request may succeed later. */
  boolean isTemporary() {
    return status == TOO_MANY || status == 408 || status == 500 || (status >= 502 && status <= 504);
  }

  /** The delay that the server asks for, by Retry-After or the draft of RateLimit headers. */
  Optional<Duration> askedDelay() {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,6}"))
        .or(
            () ->
                headers
                    .firstValue("RateLimit")
                    .map(RESET::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1)))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  @Override
  public void close() {
    body.close();
  }
}
