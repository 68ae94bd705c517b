package dev.retune.feedback.remote;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** A response other than success. */
public final class HttpStatusException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  private final int status;
  private final Optional<Duration> retryAfter;

  HttpStatusException(int status, HttpHeaders headers, String body) {
    super(status + " " + (body.length() <= LONGEST ? body : body.substring(0, LONGEST)).strip());
    this.status = status;
    this.retryAfter = headers.firstValue("Retry-After").flatMap(HttpStatusException::seconds);
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Delay requested by the server; RFC 9110 also allows a date, which is treated as no request. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the same request may succeed later. */
  boolean isTemporary() {
    return status == 429 || status == 408 || status == 500 || (status >= 502 && status <= 504);
  }

  private static Optional<Duration> seconds(String text) {
    return text.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
        : Optional.empty();
  }
}
