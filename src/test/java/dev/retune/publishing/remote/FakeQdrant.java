package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of Qdrant's interface that publishing uses, in memory. Anything else is refused. */
public final class FakeQdrant implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Map<String, JsonNode>> collections = new TreeMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  /** Starts it on a port; 0 for any. */
  public FakeQdrant(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    JsonNode body =
        sent.length == 0
            ? JsonFormat.mapper().createObjectNode()
            : JsonFormat.mapper().readTree(sent);
    String path = exchange.getRequestURI().getPath();
    Optional<JsonNode> result = result(exchange.getRequestMethod(), path, body);
    ObjectNode answer = JsonFormat.mapper().createObjectNode();
    answer.put("time", 0.1);
    if (result.isPresent()) {
      answer.put("status", "ok").set("result", result.get());
    } else {
      answer.putObject("status").put("error", "Not found");
    }
    byte[] bytes = JsonFormat.mapper().writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(result.isPresent() ? 200 : 404, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Optional<JsonNode> result(String method, String path, JsonNode body) {
    String[] parts = path.substring(1).split("/", -1);
    ObjectNode result = JsonFormat.mapper().createObjectNode();
    if (path.equals("/aliases")) {
      ArrayNode all = result.putArray("aliases");
      aliases.forEach(
          (alias, name) -> all.addObject().put("alias_name", alias).put("collection_name", name));
      return Optional.of(result);
    }
    if (path.equals("/collections")) {
      result.putArray("collections");
      return Optional.of(result);
    }
    if (path.equals("/collections/aliases")) {
      body.path("actions").forEach(this::act);
      return Optional.of(JsonFormat.mapper().getNodeFactory().booleanNode(true));
    }
    String name = aliases.getOrDefault(parts[1], parts[1]);
    if (parts.length == 2 && method.equals("PUT")) {
      collections.put(name, new TreeMap<>());
      return Optional.of(JsonFormat.mapper().getNodeFactory().booleanNode(true));
    }
    if (parts.length == 2 && method.equals("DELETE")) {
      collections.remove(name);
      return Optional.of(JsonFormat.mapper().getNodeFactory().booleanNode(true));
    }
    Map<String, JsonNode> points = collections.get(name);
    if (points == null) {
      return Optional.empty();
    }
    return parts.length == 2
        ? Optional.of(described(result))
        : points(method, parts.length > 3 ? parts[3] : "", points, body, result);
  }

  private void act(JsonNode action) {
    if (action.has("delete_alias")) {
      aliases.remove(action.path("delete_alias").path("alias_name").asText());
    } else {
      JsonNode made = action.path("create_alias");
      aliases.put(made.path("alias_name").asText(), made.path("collection_name").asText());
    }
  }

  private static ObjectNode described(ObjectNode result) {
    result.put("status", "green").put("segments_count", 1).put("optimizer_status", "ok");
    result.putObject("payload_schema");
    ObjectNode config = result.putObject("config");
    config.putObject("params");
    config.putObject("hnsw_config").put("m", 16).put("ef_construct", 100);
    config.withObject("/hnsw_config").put("full_scan_threshold", 10_000);
    config.putObject("optimizer_config").put("deleted_threshold", 0.2);
    ObjectNode optimizer = config.withObject("/optimizer_config");
    optimizer.put("vacuum_min_vector_number", 1_000).put("default_segment_number", 0);
    optimizer.put("flush_interval_sec", 5);
    return result;
  }

  private static Optional<JsonNode> points(
      String method, String what, Map<String, JsonNode> points, JsonNode body, ObjectNode result) {
    switch (method + " " + what) {
      case "PUT " -> body.path("points").forEach(p -> points.put(p.path("id").asText(), p));
      case "POST delete" -> body.path("points").forEach(id -> points.remove(id.asText()));
      case "POST count" -> {
        result.put("count", points.size());
        return Optional.of(result);
      }
      case "POST scroll" -> {
        page(points, body, result);
        return Optional.of(result);
      }
      case "POST query" -> {
        ArrayNode found = result.putArray("points");
        points.values().stream()
            .sorted(Comparator.comparingDouble(p -> -score(p, body)))
            .limit(body.path("limit").asInt())
            .forEach(p -> shown(found, p).put("version", 1).put("score", score(p, body)));
        return Optional.of(result);
      }
      default -> {
        return Optional.empty();
      }
    }
    result.put("operation_id", 1).put("status", "completed");
    return Optional.of(result);
  }

  /** Two a page, so that reading on is tested. */
  private static void page(Map<String, JsonNode> points, JsonNode body, ObjectNode result) {
    ArrayNode page = result.putArray("points");
    String offset = body.path("offset").asText("");
    result.putNull("next_page_offset");
    for (JsonNode point : points.values()) {
      if (point.path("id").asText().compareTo(offset) < 0) {
        continue;
      }
      if (page.size() == 2) {
        result.set("next_page_offset", point.path("id"));
        return;
      }
      shown(page, point);
    }
  }

  private static ObjectNode shown(ArrayNode list, JsonNode point) {
    ObjectNode shown = list.addObject();
    shown.set("id", point.path("id"));
    shown.set("payload", point.path("payload"));
    return shown;
  }

  private static double score(JsonNode point, JsonNode body) {
    double sum = 0;
    for (int i = 0; i < body.path("query").size(); i++) {
      sum += body.path("query").path(i).asDouble() * point.path("vector").path(i).asDouble();
    }
    return sum;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
