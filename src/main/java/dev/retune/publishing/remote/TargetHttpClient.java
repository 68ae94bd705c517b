package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.remote.HttpCredentials;
import dev.retune.feedback.remote.HttpRetryTiming;
import dev.retune.feedback.remote.HttpStatusException;
import dev.retune.feedback.remote.JsonHttpClient;
import dev.retune.feedback.remote.JsonHttpClient.FailureKeys;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.feedback.remote.RemoteAddress;
import java.time.Duration;
import java.util.Optional;

/** Requests to a target, whose refusals name it. */
public final class TargetHttpClient implements AutoCloseable {
  private static final HttpRetryTiming TIMING =
      new HttpRetryTiming(Duration.ofMillis(200), Duration.ofSeconds(5), 4, Duration.ofSeconds(30));
  // some stores build their index while they answer
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final FailureKeys SENTENCES =
      new FailureKeys(
          "publishing.http.credentials", "publishing.http.rate", "publishing.http.unavailable");
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;

  private final String name;
  private final JsonHttpClient client;

  private TargetHttpClient(String name, JsonHttpClient client) {
    this.name = name;
    this.client = client;
  }

  /**
   * Makes a client; nothing is sent.
   *
   * @param name name of the target, for messages
   * @param key sent as a bearer token; empty for none
   */
  public static TargetHttpClient open(String name, String url, String key) {
    return open(name, url, key.isEmpty() ? HttpCredentials.NONE : HttpCredentials.bearer(key));
  }

  /** The same with other credentials. */
  public static TargetHttpClient open(String name, String url, HttpCredentials credentials) {
    RemoteAddress address = RemoteAddress.parse(url);
    if (url.contains("?") || url.contains("#")) {
      throw new InvalidInputException("publishing.noOptions", name, address.base().toString());
    }
    if (credentials.header().isPresent()
        && "http".equals(address.base().getScheme())
        && !address.isNear()) {
      throw new InvalidInputException("publishing.http.plain", name);
    }
    return new TargetHttpClient(
        name, new JsonHttpClient(name, address.base(), credentials, TIMING, PATIENCE, SENTENCES));
  }

  String name() {
    return name;
  }

  private interface HttpCall<T> {
    T send() throws HttpStatusException;
  }

  private <T> T sent(HttpCall<T> call) {
    try {
      return call.send();
    } catch (HttpStatusException e) {
      throw new UnavailableException(
          e, "publishing.http.unavailable", name, String.valueOf(e.getMessage()));
    }
  }

  JsonNode get(String path) {
    return sent(() -> client.get(path, new Query()));
  }

  /** Empty when the server does not know it. */
  Optional<JsonNode> find(String path) {
    return sent(
        () -> {
          try {
            return Optional.of(client.get(path, new Query()));
          } catch (HttpStatusException e) {
            if (e.status() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  JsonNode post(String path, JsonNode body) {
    return sent(() -> client.post(path, new Query(), body));
  }

  /** Empty when the server does not know the request, or does not allow it to this user. */
  Optional<JsonNode> postIfOffered(String path, JsonNode body) {
    return sent(
        () -> {
          try {
            return Optional.of(client.post(path, new Query(), body));
          } catch (HttpStatusException e) {
            if (e.status() == NOT_FOUND || e.status() == NOT_ALLOWED) {
              return Optional.empty();
            }
            throw e;
          } catch (InvalidInputException e) {
            if (e.getCause() instanceof HttpStatusException refused
                && refused.status() == FORBIDDEN) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Sends documents, one a line. */
  JsonNode postLines(String path, Query query, String lines) {
    return sent(() -> client.postLines(path, query, lines));
  }

  JsonNode put(String path, Query query, JsonNode body) {
    return sent(() -> client.put(path, query, body));
  }

  /** Does nothing when the server does not know it. */
  void delete(String path) {
    var _ =
        sent(
            () -> {
              try {
                client.delete(path, new Query());
              } catch (HttpStatusException e) {
                if (e.status() != NOT_FOUND) {
                  throw e;
                }
              }
              return true;
            });
  }

  @Override
  public void close() {
    client.close();
  }
}
