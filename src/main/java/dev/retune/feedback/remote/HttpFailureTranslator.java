package dev.retune.feedback.remote;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Translates failures of a server into sentences for users. */
final class HttpFailureTranslator {
  private final String source;
  private final String host;
  private final JsonHttpClient.FailureKeys keys;

  HttpFailureTranslator(String source, String host, JsonHttpClient.FailureKeys keys) {
    this.source = source;
    this.host = host;
    this.keys = keys;
  }

  /** Returns a status that the caller may handle; throws for those that no caller can. */
  HttpStatusException refused(HttpStatusException status) {
    int code = status.status();
    if (code == 401 || code == 403) {
      throw new InvalidInputException(status, keys.credentials(), source, host);
    }
    if (code == 429) {
      throw new UnavailableException(status, keys.rate(), source, host);
    }
    if (status.isTemporary()) {
      throw new UnavailableException(status, keys.unavailable(), source, message(status));
    }
    return status;
  }

  /** The server did not answer properly. */
  UnavailableException unavailable(Throwable cause) {
    return new UnavailableException(cause, keys.unavailable(), source, message(cause));
  }

  /** What happened, in plain words where the exception has none. */
  private static Object message(Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException e -> new UnavailableException(e, "feedback.remote.late");
      case ConnectException e ->
          new UnavailableException(
              e,
              e.getCause() instanceof UnresolvedAddressException
                  ? "feedback.remote.unknownHost"
                  : "feedback.remote.noConnection");
      case HttpStatusException e when e.getMessage() != null -> e.getMessage();
      default -> new UnavailableException(cause, "feedback.remote.cutOff");
    };
  }
}
