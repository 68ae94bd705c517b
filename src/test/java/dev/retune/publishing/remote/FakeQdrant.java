package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of Qdrant's interface that publishing uses, in memory. Anything else is refused. */
public final class FakeQdrant extends FakeJsonServer {
  private final Map<String, Map<String, JsonNode>> collections = new TreeMap<>();

  /** Names of aliases and collections. */
  final Map<String, String> aliases = new HashMap<>();

  /** Starts it on a port; 0 for any. */
  public FakeQdrant(int port) throws IOException {
    super(port);
  }

  /** Makes a collection as somebody else would. */
  void make(String name) {
    collections.put(name, new TreeMap<>());
  }

  /** Deletes a collection as somebody else would. */
  void drop(String name) {
    collections.remove(name);
  }

  boolean has(String name) {
    return collections.containsKey(name);
  }

  @Override
  Answer result(String method, String path, JsonNode body) {
    Optional<JsonNode> result = found(method, path, body);
    ObjectNode answer = object().put("time", 0.1);
    if (result.isPresent()) {
      answer.put("status", "ok").set("result", result.get());
    } else {
      answer.putObject("status").put("error", "Not found");
    }
    return new Answer(result.isPresent() ? 200 : 404, answer);
  }

  private Optional<JsonNode> found(String method, String path, JsonNode body) {
    String[] parts = path.substring(1).split("/", -1);
    ObjectNode result = JsonFormat.mapper().createObjectNode();
    if (path.equals("/aliases")) {
      ArrayNode all = result.putArray("aliases");
      aliases.forEach(
          (alias, name) -> all.addObject().put("alias_name", alias).put("collection_name", name));
      return Optional.of(result);
    }
    if (path.equals("/collections")) {
      ArrayNode all = result.putArray("collections");
      collections.keySet().forEach(each -> all.addObject().put("name", each));
      return Optional.of(result);
    }
    if (path.equals("/collections/aliases")) {
      body.path("actions").forEach(this::act);
      return Optional.of(JsonFormat.mapper().getNodeFactory().booleanNode(true));
    }
    String name = aliases.getOrDefault(parts[1], parts[1]);
    if (parts.length == 2 && method.equals("PUT") && has(name)) {
      // it refuses with 409
      return Optional.empty();
    }
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
            .sorted(Comparator.comparingDouble(p -> -scored(p, body)))
            .limit(body.path("limit").asInt())
            .forEach(p -> shown(found, p).put("version", 1).put("score", scored(p, body)));
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

  private static double scored(JsonNode point, JsonNode body) {
    JsonNode query = body.path("query");
    // its own client writes the longer form
    return score(query.isObject() ? query.path("nearest") : query, point.path("vector"));
  }
}
