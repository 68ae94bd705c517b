package dev.retune.feedback.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Credentials of a request.
 *
 * @param header value of the Authorization header; empty for requests without one
 */
public record HttpCredentials(Optional<String> header) {
  /** None. */
  public static final HttpCredentials NONE = new HttpCredentials(Optional.empty());

  /** A user and a password, RFC 7617. */
  public static HttpCredentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new HttpCredentials(Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** A key alone, RFC 6750. */
  public static HttpCredentials bearer(String key) {
    return new HttpCredentials(Optional.of("Bearer " + key));
  }

  /** A key of Elasticsearch, as it shows it encoded. */
  public static HttpCredentials apiKey(String encoded) {
    return new HttpCredentials(Optional.of("ApiKey " + encoded));
  }

  /** Removes the credentials from a text, such as an error message that repeats them. */
  String hidden(String text) {
    return header
        .map(value -> text.replace(value.substring(value.indexOf(' ') + 1), "…"))
        .orElse(text);
  }

  @Override
  public String toString() {
    return header.isPresent() ? "credentials" : "no credentials";
  }
}
