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
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * As much of OpenSearch or Elasticsearch as a target uses. As there, what was written is found only
 * after a refresh, and an index cannot have the name of an alias.
 */
final class FakeSearchServer implements AutoCloseable {
  private static final class Index {
    private final ObjectNode mappings;
    private final Map<String, JsonNode> written = new TreeMap<>();
    private Map<String, JsonNode> found = Map.of();

    Index(ObjectNode mappings) {
      this.mappings = mappings;
    }
  }

  private record Answer(int status, JsonNode body) {}

  /** Names of indexes and aliases; several indexes may have one alias. */
  final Map<String, String> aliases = new HashMap<>();

  private final Map<String, Index> indexes = new TreeMap<>();
  private final SearchDialect dialect;
  private final HttpServer server;
  String lastHeader = "";

  FakeSearchServer(SearchDialect dialect) throws IOException {
    this(dialect, 0);
  }

  /** Starts it on a port; 0 for any. */
  FakeSearchServer(SearchDialect dialect, int port) throws IOException {
    this.dialect = dialect;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    lastHeader =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Answer answer = result(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), sent);
    byte[] bytes = JsonFormat.mapper().writeValueAsBytes(answer.body());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static ObjectNode object() {
    return JsonFormat.mapper().createObjectNode();
  }

  private static Answer error(int status, String reason) {
    ObjectNode body = object().put("status", status);
    body.putObject("error").put("type", "exception").put("reason", reason);
    return new Answer(status, body);
  }

  private static Answer done() {
    return new Answer(200, object().put("acknowledged", true));
  }

  private synchronized Answer result(String method, String path, String sent) throws IOException {
    String[] parts = path.substring(1).split("/", -1);
    if (path.equals("/")) {
      return new Answer(200, itself());
    }
    if (path.equals("/_aliases")) {
      return moved(JsonFormat.mapper().readTree(sent).path("actions"));
    }
    if (parts[0].equals("_alias")) {
      return aliased(parts[1]);
    }
    if (parts.length > 1 && parts[1].equals("_mapping") && method.equals("GET")) {
      return mappings(parts[0].replace("*", ""));
    }
    String name = aliases.getOrDefault(parts[0], parts[0]);
    Index index = indexes.get(name);
    if (index == null) {
      return method.equals("PUT") && parts.length == 1
          ? created(name, JsonFormat.mapper().readTree(sent))
          : error(404, "no such index [" + name + "]");
    }
    if (parts.length == 1) {
      if (method.equals("DELETE")) {
        indexes.remove(name);
      }
      return method.equals("PUT") ? error(400, "index already exists") : done();
    }
    return switch (parts[1]) {
      case "_mapping" -> {
        index.mappings.set("_meta", JsonFormat.mapper().readTree(sent).path("_meta"));
        yield done();
      }
      case "_refresh" -> {
        if (!sent.isEmpty()) {
          yield error(400, "request [" + path + "] does not support having a body");
        }
        index.found = new TreeMap<>(index.written);
        yield done();
      }
      case "_count" -> new Answer(200, object().put("count", index.found.size()));
      case "_bulk" -> written(index, sent);
      case "_search" -> searched(index, JsonFormat.mapper().readTree(sent));
      default -> error(400, "no handler");
    };
  }

  private ObjectNode itself() {
    ObjectNode body = object().put("name", "node");
    if (dialect == SearchDialect.OPENSEARCH) {
      body.putObject("version").put("distribution", "opensearch").put("number", "3.3.0");
      return body.put("tagline", "The OpenSearch Project: https://opensearch.org/");
    }
    body.putObject("version").put("number", "9.2.0").put("build_flavor", "default");
    return body.put("tagline", "You Know, for Search");
  }

  private Answer moved(JsonNode actions) {
    Map<String, String> now = new HashMap<>(aliases);
    for (JsonNode action : actions) {
      JsonNode removed = action.path("remove");
      if (action.has("remove")
          && !now.remove(removed.path("alias").asText(), removed.path("index").asText())) {
        return error(404, "aliases missing");
      }
      if (action.has("add")) {
        String alias = action.path("add").path("alias").asText();
        if (indexes.containsKey(alias)
            || !indexes.containsKey(action.path("add").path("index").asText())) {
          return error(400, "invalid alias name");
        }
        now.put(alias, action.path("add").path("index").asText());
      }
    }
    aliases.clear();
    aliases.putAll(now);
    return done();
  }

  private Answer aliased(String alias) {
    if (!aliases.containsKey(alias)) {
      return error(404, "alias [" + alias + "] missing");
    }
    ObjectNode body = object();
    body.putObject(aliases.get(alias)).putObject("aliases").putObject(alias);
    return new Answer(200, body);
  }

  private Answer mappings(String beginning) {
    ObjectNode body = object();
    indexes.forEach(
        (name, index) -> {
          if (name.startsWith(beginning)) {
            body.putObject(name).set("mappings", index.mappings);
          }
        });
    return new Answer(200, body);
  }

  private Answer created(String name, JsonNode body) {
    JsonNode field = body.path("mappings").path("properties").path("embedding");
    String wanted = dialect == SearchDialect.OPENSEARCH ? "knn_vector" : "dense_vector";
    if (!field.path("type").asText(wanted).equals(wanted)) {
      return error(400, "No handler for type [" + field.path("type").asText() + "]");
    }
    indexes.put(name, new Index(body.path("mappings").deepCopy()));
    return done();
  }

  /** Makes an index as somebody else would. */
  void make(String name) {
    indexes.put(name, new Index(object()));
  }

  boolean has(String name) {
    return indexes.containsKey(name);
  }

  private static Answer written(Index index, String sent) throws IOException {
    if (!sent.endsWith("\n")) {
      return error(400, "The bulk request must be terminated by a newline [\\n]");
    }
    ObjectNode body = object().put("errors", false);
    ArrayNode items = body.putArray("items");
    List<String> lines = sent.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode action = JsonFormat.mapper().readTree(lines.get(i));
      if (action.has("delete")) {
        index.written.remove(action.path("delete").path("_id").asText());
        index.found = new TreeMap<>(index.written);
        continue;
      }
      JsonNode document = JsonFormat.mapper().readTree(lines.get(++i));
      ObjectNode result = items.addObject().putObject("index");
      JsonNode field = index.mappings.path("properties").path("embedding");
      int dimension = field.path("dims").asInt(field.path("dimension").asInt());
      if (document.path("embedding").size() == dimension) {
        index.written.put(action.path("index").path("_id").asText(), document);
      } else {
        body.put("errors", true);
        result.putObject("error").put("reason", "different dimension");
      }
    }
    return new Answer(200, body);
  }

  private Answer searched(Index index, JsonNode body) {
    ObjectNode answer = object();
    ArrayNode hits = answer.putObject("hits").putArray("hits");
    boolean list = body.has("sort");
    Optional<JsonNode> vector =
        dialect == SearchDialect.OPENSEARCH
            ? Optional.of(body.path("query").path("knn").path("embedding").path("vector"))
            : Optional.of(body.path("knn").path("query_vector"));
    if (!list && vector.filter(v -> v.size() > 0).isEmpty()) {
      return error(400, "unknown key");
    }
    String after = body.path("search_after").path(0).asText("");
    Stream<Map.Entry<String, JsonNode>> all = index.found.entrySet().stream();
    // two a page, so that reading on is tested
    Stream<Map.Entry<String, JsonNode>> wanted =
        list
            ? all.filter(entry -> entry.getKey().compareTo(after) > 0).limit(2)
            : all.sorted(
                    Comparator.comparingDouble(
                        entry -> -score(vector.orElseThrow(), entry.getValue())))
                .limit(body.path("size").asInt());
    wanted.forEach(
        entry -> {
          ObjectNode hit = hits.addObject().put("_id", entry.getKey());
          if (list) {
            hit.set("_source", entry.getValue());
          }
        });
    return new Answer(200, answer);
  }

  private static double score(JsonNode question, JsonNode document) {
    double sum = 0;
    for (int i = 0; i < question.size(); i++) {
      sum += question.path(i).asDouble() * document.path("embedding").path(i).asDouble();
    }
    return sum;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
