package dev.retune.cluster.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The REST server of a Spark standalone master, protocol v1. */
public final class SparkRestClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String STATUS = "status/";

  private final URI base;
  private final JsonMapper mapper = JsonFormat.mapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * Creates a client.
   *
   * @param server address of the server without a path
   */
  public SparkRestClient(URI server) {
    base = server.resolve("/v1/submissions/");
  }

  /** The version of Spark that the server has. */
  public String version() {
    // asking for a job that there never was is the protocol's only way without one
    return call(HttpRequest.newBuilder(base.resolve(STATUS + "none")).GET())
        .path("serverSparkVersion")
        .asText("");
  }

  /**
   * Submits a job and returns its id.
   *
   * @throws UnavailableException with the server's answer when it is not taken
   */
  public String create(ObjectNode request) {
    JsonNode answer =
        call(
            HttpRequest.newBuilder(base.resolve("create"))
                .header("Content-Type", "application/json;charset=UTF-8")
                .POST(BodyPublishers.ofString(request.toString())));
    String id = answer.path("submissionId").asText("");
    if (!answer.path("success").asBoolean(false) || id.isEmpty()) {
      throw new UnavailableException("cluster.notTaken", answer.path("message").asText(""));
    }
    return id;
  }

  /** The state of a job. */
  public SubmissionStatus status(String id) {
    JsonNode answer = call(HttpRequest.newBuilder(base.resolve(STATUS + encoded(id))).GET());
    return new SubmissionStatus(
        answer.path("success").asBoolean(false), answer.path("driverState").asText(""));
  }

  /** Asks to end a job. */
  public void kill(String id) {
    call(HttpRequest.newBuilder(base.resolve("kill/" + encoded(id))).POST(BodyPublishers.noBody()));
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      JsonNode answer = mapper.readTree(response.body());
      if (!answer.path("action").isTextual()) {
        throw new UnavailableException("cluster.notSpark", base.getAuthority());
      }
      return answer;
    } catch (IOException e) {
      throw new UnavailableException(e, "cluster.noAnswer", base.getAuthority());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(e, "progress.cancelled");
    }
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
