package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server with the parts of Langfuse's public API that are read, after its openapi.yml
 * (langfuse/langfuse, commit 62751446). Its data and failures are scripted.
 */
final class FakeLangfuse implements AutoCloseable {
  static final String PUBLIC_KEY = "pk-lf-1";
  static final String SECRET_KEY = "sk-lf-1";
  private static final String EXPECTED =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((PUBLIC_KEY + ":" + SECRET_KEY).getBytes(StandardCharsets.UTF_8));

  private final HttpServer server;
  private final String version;
  private final int pageSize;
  private final TreeMap<String, ObjectNode> observations = new TreeMap<>();
  private final TreeMap<String, ObjectNode> scores = new TreeMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private String cursorPrefix = "c";

  /** A response that is sent instead of the next page. */
  record Failure(int status, Map<String, String> headers) {}

  FakeLangfuse(String version, int pageSize) throws IOException {
    this.version = version;
    this.pageSize = pageSize;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Adds a question with its answer. */
  synchronized void answer(String trace, String question, String answer, String at) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("id", "o-" + trace).put("traceId", trace).put("startTime", at).put("endTime", at);
    row.put("timestamp", at).put("userId", "u1").put("input", question).put("output", answer);
    row.put("isRootObservation", true).put("type", "SPAN").put("updatedAt", at);
    if (!isCurrent()) {
      row.put("id", trace);
    }
    observations.put(trace, row);
  }

  /** Adds or changes a score. */
  synchronized void score(String id, String trace, String name, double value, String at) {
    ObjectNode row = JsonFormat.mapper().createObjectNode();
    row.put("id", id).put("name", name).put("value", value).put("dataType", "NUMERIC");
    row.put("source", "API").put("timestamp", at).put("createdAt", at).put("updatedAt", at);
    if (isCurrent()) {
      row.putObject("subject").put("kind", "trace").put("id", trace);
    } else {
      row.put("traceId", trace);
    }
    scores.put(id, row);
  }

  synchronized void deleteScore(String id) {
    scores.remove(id);
  }

  synchronized void failNext(int status, Map<String, String> headers) {
    failures.add(new Failure(status, headers));
  }

  /** Makes all cursors handed out so far invalid. */
  synchronized void expireCursors() {
    cursorPrefix += "x";
  }

  /** The requests so far, with decoded parameters. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  private boolean isCurrent() {
    return version.startsWith("4");
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    requests.add(path + " " + new TreeMap<>(query));
    if (path.equals("/api/public/health")) {
      ObjectNode health = JsonFormat.mapper().createObjectNode();
      answer(exchange, 200, health.put("version", version).put("status", "OK"));
      return;
    }
    if (!EXPECTED.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, JsonFormat.mapper().createObjectNode().put("message", "no"));
      return;
    }
    Failure failure = failures.poll();
    if (failure != null) {
      failure.headers().forEach(exchange.getResponseHeaders()::set);
      answer(exchange, failure.status(), JsonFormat.mapper().createObjectNode());
      return;
    }
    switch (path) {
      case "/api/public/v2/observations" -> cursors(exchange, observations, "startTime", query);
      case "/api/public/v3/scores" -> cursors(exchange, scores, "timestamp", query);
      case "/api/public/traces" -> numbers(exchange, observations, query);
      case "/api/public/v2/scores" -> numbers(exchange, scores, query);
      default -> answer(exchange, 404, JsonFormat.mapper().createObjectNode());
    }
  }

  private void cursors(
      HttpExchange exchange,
      TreeMap<String, ObjectNode> rows,
      String time,
      Map<String, String> query)
      throws IOException {
    String from =
        query.getOrDefault(time.equals("startTime") ? "fromStartTime" : "fromTimestamp", "");
    int first = 0;
    if (query.containsKey("cursor")) {
      String cursor = query.get("cursor");
      if (!cursor.matches(cursorPrefix + "\\d+")) {
        answer(exchange, 400, JsonFormat.mapper().createObjectNode().put("message", "cursor"));
        return;
      }
      first = Integer.parseInt(cursor.substring(cursorPrefix.length()));
    }
    List<ObjectNode> found = since(rows, time, from);
    ObjectNode page = page(found, first);
    ObjectNode meta = page.putObject("meta");
    if (first + pageSize < found.size()) {
      meta.put("cursor", cursorPrefix + (first + pageSize));
    }
    answer(exchange, 200, page);
  }

  private void numbers(
      HttpExchange exchange, TreeMap<String, ObjectNode> rows, Map<String, String> query)
      throws IOException {
    int number = Integer.parseInt(query.getOrDefault("page", "1"));
    List<ObjectNode> found = since(rows, "timestamp", query.getOrDefault("fromTimestamp", ""));
    ObjectNode page = page(found, (number - 1) * pageSize);
    page.putObject("meta")
        .put("page", number)
        .put("totalPages", (found.size() + pageSize - 1) / pageSize);
    answer(exchange, 200, page);
  }

  private static List<ObjectNode> since(
      TreeMap<String, ObjectNode> rows, String time, String from) {
    return rows.values().stream()
        .filter(
            row ->
                from.isEmpty()
                    || !Instant.parse(row.get(time).asText()).isBefore(Instant.parse(from)))
        .sorted(Comparator.comparing((ObjectNode row) -> row.get(time).asText()))
        .toList();
  }

  private ObjectNode page(List<ObjectNode> found, int first) {
    ObjectNode page = JsonFormat.mapper().createObjectNode();
    ArrayNode data = page.putArray("data");
    found.stream().skip(first).limit(pageSize).forEach(data::add);
    return page;
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      String[] words = part.split("=", 2);
      query.put(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
