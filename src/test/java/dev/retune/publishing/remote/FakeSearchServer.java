package dev.retune.publishing.remote;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * As much of OpenSearch or Elasticsearch as a target uses. As there, what was written is found only
 * after a refresh, and an index cannot have the name of an alias.
 */
public final class FakeSearchServer extends FakeJsonServer {
  private static final class Index {
    private final ObjectNode mappings;
    private final Map<String, JsonNode> written = new TreeMap<>();
    private Map<String, JsonNode> found = Map.of();

    Index(ObjectNode mappings) {
      this.mappings = mappings;
    }
  }

  /** Names of indexes and aliases; several indexes may have one alias. */
  final Map<String, String> aliases = new HashMap<>();

  /** Whether this user may copy documents from one index to another. */
  public boolean copies = true;

  /** Number of documents that were sent to it. */
  public int sent;

  /** Runs once before the next copy. */
  public Runnable beforeCopy = () -> {};

  private final Map<String, Index> indexes = new TreeMap<>();
  private final SearchDialect dialect;

  /** Starts it on any port. */
  public FakeSearchServer(SearchDialect dialect) throws IOException {
    this(dialect, 0);
  }

  /** Starts it on a port; 0 for any. */
  FakeSearchServer(SearchDialect dialect, int port) throws IOException {
    super(port);
    this.dialect = dialect;
  }

  private static Answer error(int status, String reason) {
    ObjectNode body = object().put("status", status);
    body.putObject("error").put("type", "exception").put("reason", reason);
    return new Answer(status, body);
  }

  private static Answer done() {
    return new Answer(200, object().put("acknowledged", true));
  }

  @Override
  Answer result(String method, String path, String body) throws IOException {
    String[] parts = path.substring(1).split("/", -1);
    if (path.equals("/")) {
      return new Answer(200, itself());
    }
    if (path.equals("/_aliases")) {
      return moved(JsonFormat.mapper().readTree(body).path("actions"));
    }
    if (path.equals("/_reindex")) {
      beforeCopy.run();
      beforeCopy = () -> {};
      return copies
          ? copied(JsonFormat.mapper().readTree(body))
          : error(403, "action [indices:data/write/reindex] is unauthorized");
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
          ? created(name, JsonFormat.mapper().readTree(body))
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
        index.mappings.set("_meta", JsonFormat.mapper().readTree(body).path("_meta"));
        yield done();
      }
      case "_refresh" -> {
        if (!body.isEmpty()) {
          yield error(400, "request [" + path + "] does not support having a body");
        }
        index.found = new TreeMap<>(index.written);
        yield new Answer(200, shards(object()));
      }
      case "_count" -> new Answer(200, shards(object().put("count", index.found.size())));
      case "_bulk" -> written(name, index, body);
      case "_search" -> searched(name, index, JsonFormat.mapper().readTree(body));
      default -> error(400, "no handler");
    };
  }

  @Override
  Map<String, String> headers() {
    // without it, Elasticsearch's own client refuses to go on
    return dialect == SearchDialect.ELASTICSEARCH
        ? Map.of("X-Elastic-Product", "Elasticsearch")
        : Map.of();
  }

  private ObjectNode itself() {
    ObjectNode body = object().put("name", "node");
    body.put("cluster_name", "chat").put("cluster_uuid", "u");
    ObjectNode version = body.putObject("version");
    version.put("build_date", "2026-01-01T00:00:00Z").put("build_hash", "h");
    version.put("build_snapshot", false).put("build_type", "tar").put("lucene_version", "10.3.0");
    version.put("minimum_index_compatibility_version", "2.8.0");
    version.put("minimum_wire_compatibility_version", "2.19.0");
    if (dialect == SearchDialect.OPENSEARCH) {
      version.put("distribution", "opensearch").put("number", "3.3.0");
      return body.put("tagline", "The OpenSearch Project: https://opensearch.org/");
    }
    version.put("number", "9.2.0").put("build_flavor", "default");
    return body.put("tagline", "You Know, for Search");
  }

  /** Copies what a search finds, which what was written meanwhile is not part of. */
  private Answer copied(JsonNode body) {
    Index from = indexes.get(body.path("source").path("index").asText());
    Index to = indexes.get(body.path("dest").path("index").asText());
    JsonNode ids = body.path("source").path("query").path("ids").path("values");
    if (from == null || to == null || !ids.isArray()) {
      return error(400, "the fields source, dest and query are needed");
    }
    int total = 0;
    int updated = 0;
    for (JsonNode id : ids) {
      JsonNode document = from.found.get(id.asText());
      if (document != null) {
        total++;
        updated += to.written.put(id.asText(), document) == null ? 0 : 1;
      }
    }
    ObjectNode answer = object().put("took", 1).put("timed_out", false).put("total", total);
    answer.put("updated", updated).put("created", total - updated).put("deleted", 0);
    answer.put("batches", 1).put("version_conflicts", 0).put("noops", 0);
    answer.putObject("retries").put("bulk", 0).put("search", 0);
    answer.put("throttled_millis", 0).put("requests_per_second", -1);
    answer.put("throttled_until_millis", 0).putArray("failures");
    return new Answer(200, answer);
  }

  /** Deletes a document as somebody else would. */
  public void delete(String index, String id) {
    var there = requireNonNull(indexes.get(index));
    there.written.remove(id);
    there.found = new TreeMap<>(there.written);
  }

  /** The ids of an index. */
  public Set<String> ids(String index) {
    return Set.copyOf(requireNonNull(indexes.get(index)).written.keySet());
  }

  private static ObjectNode shards(ObjectNode body) {
    body.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    return body;
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
    if (!body.path("mappings").path("dynamic").asText().equals("false")) {
      return error(400, "these mappings would grow");
    }
    indexes.put(name, new Index(body.path("mappings").deepCopy()));
    return new Answer(
        200,
        object().put("acknowledged", true).put("shards_acknowledged", true).put("index", name));
  }

  /** Makes an index as somebody else would. */
  void make(String name) {
    indexes.put(name, new Index(object()));
  }

  boolean has(String name) {
    return indexes.containsKey(name);
  }

  private Answer written(String name, Index index, String lines) throws IOException {
    if (!lines.endsWith("\n")) {
      return error(400, "The bulk request must be terminated by a newline [\\n]");
    }
    ObjectNode body = object().put("errors", false).put("took", 1);
    ArrayNode items = body.putArray("items");
    List<String> all = lines.lines().toList();
    for (int i = 0; i < all.size(); i++) {
      JsonNode action = JsonFormat.mapper().readTree(all.get(i));
      if (action.has("delete")) {
        index.written.remove(action.path("delete").path("_id").asText());
        ObjectNode removed = items.addObject().putObject("delete").put("_index", name);
        removed.put("status", 200).set("_id", action.path("delete").path("_id"));
        index.found = new TreeMap<>(index.written);
        continue;
      }
      JsonNode document = JsonFormat.mapper().readTree(all.get(++i));
      sent++;
      ObjectNode result = items.addObject().putObject("index").put("_index", name);
      result.set("_id", action.path("index").path("_id"));
      JsonNode field = index.mappings.path("properties").path("embedding");
      int dimension = field.path("dims").asInt(field.path("dimension").asInt());
      if (document.path("embedding").size() == dimension) {
        index.written.put(action.path("index").path("_id").asText(), document);
        result.put("status", 201);
      } else {
        body.put("errors", true);
        result.put("status", 400).putObject("error").put("type", "document_parsing_exception");
        result.withObject("/error").put("reason", "different dimension");
      }
    }
    return new Answer(200, body);
  }

  private Answer searched(String name, Index index, JsonNode body) {
    ObjectNode answer = shards(object().put("took", 1).put("timed_out", false));
    ObjectNode found = answer.putObject("hits").putNull("max_score");
    ArrayNode hits = found.putArray("hits");
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
                        entry -> -score(vector.orElseThrow(), entry.getValue().path("embedding"))))
                .limit(body.path("size").asInt());
    wanted.forEach(
        entry -> {
          ObjectNode hit = hits.addObject().put("_index", name).put("_id", entry.getKey());
          if (!list) {
            hit.put("_score", score(vector.orElseThrow(), entry.getValue().path("embedding")));
          }
          if (body.path("_source").asBoolean(true)) {
            hit.set("_source", entry.getValue());
          }
        });
    return new Answer(200, answer);
  }
}
