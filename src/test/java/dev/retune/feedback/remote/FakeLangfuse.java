package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of Langfuse's public API that are used, after its openapi.yml (langfuse/langfuse,
 * commit 62751446), with scripted data.
 */
final class FakeLangfuse extends JsonTestServer {
  static final String PUBLIC_KEY = "pk-lf-1";
  static final String SECRET_KEY = "sk-lf-1";
  private static final String WRITTEN = "/api/public/scores";
  private static final String PROMPTS = "/api/public/v2/prompts/";
  private static final int DEFAULT_LIMIT = 50;

  private final String version;
  private final int largestPage;
  private final TreeMap<String, ObjectNode> answers = new TreeMap<>();
  private final TreeMap<String, ObjectNode> scores = new TreeMap<>();
  private final Map<String, Integer> refused = new HashMap<>();
  private final Map<String, ObjectNode> prompts = new HashMap<>();
  private String cursorPrefix = "c";
  private Instant now = Instant.parse("2026-11-20T00:00:00Z");

  /**
   * Starts the server.
   *
   * @param largestPage most records of a page, to have several pages with few records
   */
  FakeLangfuse(String version, int largestPage) throws IOException {
    super(
        "Basic "
            + Base64.getEncoder()
                .encodeToString((PUBLIC_KEY + ":" + SECRET_KEY).getBytes(StandardCharsets.UTF_8)));
    this.version = version;
    this.largestPage = largestPage;
    start();
  }

  /** Adds a question with its answer. */
  synchronized void answer(String trace, String question, String answer, String at) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    if (isCurrent()) {
      row.put("id", "o-" + trace).put("traceId", trace).put("projectId", "p1").put("type", "SPAN");
      row.put("startTime", at).put("endTime", at).put("updatedAt", at).put("createdAt", at);
      row.putNull("parentObservationId").put("isRootObservation", true);
      row.put("modelId", "m1").put("providedModelName", "gpt-x");
      row.put("inputPrice", "0").put("outputPrice", "0").put("totalPrice", "0");
    } else {
      row.put("id", trace).put("timestamp", at).put("name", "chat").put("environment", "default");
      row.putNull("sessionId").putNull("release").putNull("version");
      row.put("public", false).put("htmlPath", "/trace/" + trace).putArray("tags");
    }
    row.put("userId", "u1").put("input", question).put("output", answer);
    answers.put(trace, row);
  }

  /** Adds or changes a numeric score. */
  synchronized void score(String id, String trace, String name, double value, String at) {
    score(id, trace, name, value, "API", at);
  }

  /** Adds or changes a numeric score of a source: API, EVAL or ANNOTATION. */
  synchronized void score(
      String id, String trace, String name, double value, String source, String at) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("id", id).put("projectId", "p1").put("name", name);
    row.put("value", value).put("dataType", "NUMERIC").put("source", source);
    row.put("environment", "default");
    row.put("timestamp", at).put("createdAt", at).put("updatedAt", at);
    if (isCurrent()) {
      row.putObject("subject").put("kind", "trace").put("id", trace);
    } else {
      row.put("traceId", trace).putNull("authorUserId").putNull("comment").putNull("configId");
      row.putNull("queueId").putNull("metadata");
      row.putNull("sessionId").putNull("observationId").putNull("datasetRunId");
    }
    scores.put(id, row);
  }

  /** Adds a version of a prompt under a label, with the text or the messages of a chat. */
  synchronized void prompt(String name, String label, int number, JsonNode text) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("name", name).put("version", number).put("type", text.isTextual() ? "text" : "chat");
    row.set("prompt", text);
    row.putObject("config").put("model", "gpt-x").put("temperature", 0.2);
    row.putArray("labels").add(label);
    row.putArray("tags");
    row.putNull("commitMessage").putNull("resolutionGraph");
    prompts.put(name + " " + label, row);
    prompts.put(name + " @" + number, row);
  }

  private Response prompt(Request request) {
    String name = request.path().substring(PROMPTS.length());
    String wanted =
        request
            .parameter("version")
            .map(number -> "@" + number)
            .orElseGet(() -> request.parameter("label").orElse("production"));
    ObjectNode found = prompts.get(name + " " + wanted);
    return found == null ? Response.error(404) : Response.ok(found);
  }

  /** Sets the clock of the server. */
  synchronized void at(Instant time) {
    now = time;
  }

  /** Scores that were written through the API: id, name, value and trace. */
  synchronized List<String> written() {
    return scores.values().stream()
        .filter(row -> row.path("id").asText().startsWith("retune-"))
        .map(
            row ->
                row.path("name").asText()
                    + " "
                    + row.path("value").asText()
                    + " "
                    + row.at(isCurrent() ? "/subject/id" : "/traceId").asText())
        .sorted()
        .toList();
  }

  /** The comments of the scores that were written. */
  synchronized List<String> comments() {
    return scores.values().stream()
        .filter(row -> row.path("id").asText().startsWith("retune-"))
        .map(row -> row.path("comment").asText(""))
        .filter(comment -> !comment.isEmpty())
        .sorted()
        .toList();
  }

  /**
   * Writes a score like the server, which finds an earlier one of the same id only among those of
   * the same day.
   */
  private Response write(JsonNode body) {
    boolean valid =
        body.path("name").isTextual()
            && body.path("value").isTextual()
            && body.path("traceId").isTextual()
            && body.path("id").isTextual()
            && (isCurrent() || !body.path("dataType").asText().equals("CORRECTION"));
    if (!valid) {
      return Response.error(400);
    }
    Integer refusal = refused.get(body.path("traceId").asText());
    if (refusal != null) {
      return Response.error(refusal);
    }
    String id = body.get("id").asText();
    score(id, body.get("traceId").asText(), body.get("name").asText(), 0, now.toString());
    ObjectNode row = Objects.requireNonNull(scores.remove(id));
    row.set("value", body.get("value"));
    row.set("dataType", body.get("dataType"));
    if (body.has("comment")) {
      row.set("comment", body.get("comment"));
    }
    scores.put(id + " " + now.toString().substring(0, 10), row);
    return Response.ok(JsonFormat.mapper().createObjectNode().put("id", id));
  }

  private Response delete(String id) {
    return scores.values().removeIf(row -> row.path("id").asText().equals(id))
        ? Response.empty(204)
        : Response.error(404);
  }

  /** Refuses scores for a trace. */
  synchronized void refuse(String trace, int status) {
    refused.put(trace, status);
  }

  synchronized void deleteScore(String id) {
    scores.remove(id);
  }

  /** Makes all cursors handed out so far invalid. */
  synchronized void expireCursors() {
    cursorPrefix += "x";
  }

  private boolean isCurrent() {
    return version.startsWith("4");
  }

  @Override
  boolean isPublic(String path) {
    return path.equals("/api/public/health");
  }

  @Override
  Response respond(Request request) {
    if (request.path().equals(WRITTEN) && request.method().equals("POST")) {
      return write(request.body());
    }
    if (request.path().startsWith(WRITTEN + "/") && request.method().equals("DELETE")) {
      return delete(request.path().substring(WRITTEN.length() + 1));
    }
    if (request.path().startsWith(PROMPTS) && request.method().equals("GET")) {
      return prompt(request);
    }
    return switch (request.path()) {
      case "/api/public/health" ->
          Response.ok(
              JsonFormat.mapper().createObjectNode().put("version", version).put("status", "OK"));
      case "/api/public/v2/observations" ->
          byCursor(request, since(answers, "startTime", request.parameter("fromStartTime")));
      case "/api/public/v3/scores" ->
          byCursor(request, since(scores, "timestamp", request.parameter("fromTimestamp")));
      case "/api/public/traces" ->
          byNumber(request, since(answers, "timestamp", request.parameter("fromTimestamp")));
      case "/api/public/v2/scores" ->
          byNumber(request, since(scores, "timestamp", request.parameter("fromTimestamp")));
      default -> Response.error(404);
    };
  }

  private int limit(Request request) {
    int asked = request.parameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    return Math.min(asked, largestPage);
  }

  private Response byCursor(Request request, List<ObjectNode> found) {
    int first = 0;
    Optional<String> cursor = request.parameter("cursor");
    if (cursor.isPresent()) {
      if (!cursor.get().matches(cursorPrefix + "\\d+")) {
        return Response.error(400);
      }
      first = Integer.parseInt(cursor.get().substring(cursorPrefix.length()));
    }
    int limit = limit(request);
    ObjectNode page = page(found, first, limit);
    ObjectNode meta = page.putObject("meta").put("limit", limit);
    if (first + limit < found.size()) {
      meta.put("cursor", cursorPrefix + (first + limit));
    }
    return Response.ok(page);
  }

  private Response byNumber(Request request, List<ObjectNode> found) {
    int number = request.parameter("page").map(Integer::parseInt).orElse(1);
    int limit = limit(request);
    ObjectNode page = page(found, (number - 1) * limit, limit);
    page.putObject("meta")
        .put("page", number)
        .put("limit", limit)
        .put("totalItems", found.size())
        .put("totalPages", (found.size() + limit - 1) / limit);
    return Response.ok(page);
  }

  private static List<ObjectNode> since(
      Map<String, ObjectNode> rows, String time, Optional<String> from) {
    Instant bound = from.map(Instant::parse).orElse(Instant.MIN);
    return rows.values().stream()
        .filter(row -> !Instant.parse(row.get(time).asText()).isBefore(bound))
        .sorted(Comparator.comparing((ObjectNode row) -> row.get(time).asText()))
        .toList();
  }

  private static ObjectNode page(List<ObjectNode> found, int first, int limit) {
    ObjectNode page = JsonFormat.mapper().createObjectNode();
    ArrayNode data = page.putArray("data");
    found.stream().skip(first).limit(limit).forEach(data::add);
    return page;
  }
}
