package dev.retune.feedback.remote;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Exchanges JSON with one server. Network failures, rate limits and server errors are repeated; the
 * credentials are sent to this server only, since redirects are not followed.
 */
public final class JsonHttpClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** How long a server may take to answer, unless stated otherwise. */
  static final Duration ANSWER = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI base;
  private final HttpCredentials credentials;
  private final Duration patience;
  private final RetryPolicy<Object> policy;
  private final HttpFailureTranslator failures;

  /**
   * The sentences for failures.
   *
   * @param credentials the server refuses the key; arguments are source and host
   * @param rate it limits the number of requests; arguments are source and host
   * @param unavailable it does not answer properly; arguments are source and reason
   */
  public record FailureKeys(String credentials, String rate, String unavailable) {
    static final FailureKeys SOURCE =
        new FailureKeys(
            "feedback.remote.credentials", "feedback.remote.rate", "feedback.remote.unavailable");
  }

  /**
   * For a source.
   *
   * @param source name of the source, for messages
   * @param base address that all paths are appended to
   */
  JsonHttpClient(String source, URI base, HttpCredentials credentials, HttpRetryTiming timing) {
    this(source, base, credentials, timing, ANSWER, FailureKeys.SOURCE);
  }

  /**
   * For any server.
   *
   * @param patience how long it may take to answer
   */
  public JsonHttpClient(
      String source,
      URI base,
      HttpCredentials credentials,
      HttpRetryTiming timing,
      Duration patience,
      FailureKeys keys) {
    this.patience = patience;
    this.base = base;
    this.credentials = credentials;
    this.policy = new HttpRetryPolicyFactory(source, timing).policy();
    this.failures = new HttpFailureTranslator(source, base.getHost(), keys);
  }

  /** The query of a request; values are escaped. */
  public static final class Query {
    private final StringBuilder text = new StringBuilder();

    /** Adds a parameter. */
    public Query with(String name, String value) {
      text.append(text.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      return this;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /**
   * Requests a resource.
   *
   * @param path escaped path that begins with a slash
   * @throws HttpStatusException when the server refuses the request for a reason of this request
   * @throws UnavailableException when the server does not answer properly
   * @throws InvalidInputException when it refuses the credentials
   */
  public JsonNode get(String path, Query query) throws HttpStatusException {
    return send(request(path, query).GET());
  }

  /** Sends a document. It may arrive more than once, so it must have an id of its own. */
  public JsonNode post(String path, Query query, JsonNode body) throws HttpStatusException {
    return send(
        request(path, query)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Sends documents, one a line; like {@link #post}, they may arrive more than once. */
  public JsonNode postLines(String path, Query query, String lines) throws HttpStatusException {
    return send(
        request(path, query)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines)));
  }

  /** Sends a document to its place. */
  public JsonNode put(String path, Query query, JsonNode body) throws HttpStatusException {
    return send(
        request(path, query)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Deletes a resource. */
  public void delete(String path, Query query) throws HttpStatusException {
    var _ = send(request(path, query).DELETE());
  }

  private HttpRequest.Builder request(String path, Query query) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + path + query))
            .timeout(patience)
            .header("Accept", "application/json");
    credentials.header().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) throws HttpStatusException {
    try {
      return Failsafe.with(policy).get(() -> once(request.build()));
    } catch (FailsafeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new CancelledException(e, "progress.cancelled");
      }
      if (cause instanceof HttpStatusException status) {
        throw failures.refused(status);
      }
      throw failures.unavailable(cause);
    }
  }

  private JsonNode once(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    boolean reads = request.method().equals("GET");
    if (reads ? response.statusCode() != 200 : response.statusCode() / 100 != 2) {
      throw new HttpStatusException(
          response.statusCode(),
          response.headers(),
          credentials.hidden(new String(response.body(), StandardCharsets.UTF_8)));
    }
    if (!reads && response.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JsonFormat.mapper().readTree(response.body());
    } catch (JacksonException e) {
      // such as the page that a web application shows for unknown paths
      throw new HttpStatusException(response.statusCode(), response.headers(), "not JSON");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
