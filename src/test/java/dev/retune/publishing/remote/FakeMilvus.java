package dev.retune.publishing.remote;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of Milvus as a target uses. As there, everything is answered with status 200, a
 * collection answers only when it is loaded, one with an alias is not deleted, and entities that
 * were written are seen at once only by those who ask for it.
 */
public final class FakeMilvus extends FakeJsonServer {
  private static final Pattern RANGE = Pattern.compile("part >= (\\d+) and part < (\\d+)");
  private static final Pattern ID = Pattern.compile("id == \"([^\"]*)\"");
  private static final Pattern IDS = Pattern.compile("id in (\\[.*])");

  private static final class Collection {
    private final JsonNode asked;
    private final Map<String, JsonNode> written = new TreeMap<>();
    private Map<String, JsonNode> seen = Map.of();
    private int loading;
    private int building = 1;

    Collection(JsonNode asked, int loading) {
      this.asked = asked;
      this.loading = loading;
    }

    Map<String, JsonNode> seen(JsonNode body) {
      String usual = asked.path("params").path("consistencyLevel").asText();
      if (body.path("consistencyLevel").asText(usual).equals("Strong")) {
        seen = new TreeMap<>(written);
      }
      return seen;
    }
  }

  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
      super(why);
    }
  }

  /** Names of aliases and collections. */
  final Map<String, String> aliases = new HashMap<>();

  private final Map<String, Collection> collections = new TreeMap<>();

  /** Starts it on a port; 0 for any. */
  public FakeMilvus(int port) throws IOException {
    super(port);
  }

  /** Makes a collection as somebody else would. */
  void make(String name) {
    collections.put(name, new Collection(object(), 0));
  }

  boolean has(String name) {
    return collections.containsKey(name);
  }

  /** Deletes a collection as somebody else would. */
  void drop(String name) {
    collections.remove(name);
  }

  /** Takes a collection out of memory, as an operator would. */
  void release(String name) {
    requireNonNull(collections.get(name)).loading = Integer.MAX_VALUE;
  }

  @Override
  Answer result(String method, String path, JsonNode body) throws IOException {
    try {
      JsonNode data = data(method + " " + path.replace("/v2/vectordb/", ""), body);
      ObjectNode answer = object().put("code", 0);
      answer.set("data", data);
      return Answer.ok(answer);
    } catch (RefusedException e) {
      return Answer.ok(object().put("code", 1100).put("message", String.valueOf(e.getMessage())));
    }
  }

  private static JsonNode list(Iterable<String> names) {
    ArrayNode list = JsonFormat.mapper().createArrayNode();
    names.forEach(list::add);
    return list;
  }

  private JsonNode data(String call, JsonNode body) throws IOException, RefusedException {
    String name = body.path("collectionName").asText();
    String alias = body.path("aliasName").asText();
    return switch (call) {
      case "POST collections/list" -> list(collections.keySet());
      case "POST collections/create" -> created(name, body);
      case "POST collections/load" -> {
        collection(name).loading = Math.min(collection(name).loading, 1);
        yield object();
      }
      case "POST collections/get_load_state" -> {
        Collection found = collection(name);
        boolean loaded = found.loading == 0;
        found.loading = loaded || found.loading > 1 ? found.loading : 0;
        yield object()
            .put("loadProgress", loaded ? 100 : 50)
            .put("loadState", loaded ? "LoadStateLoaded" : "LoadStateLoading");
      }
      case "POST collections/flush" -> {
        collection(name).building = 1;
        yield object();
      }
      case "POST collections/drop" -> {
        if (aliases.containsValue(name)) {
          throw new RefusedException("unable to drop the collection because it has aliases");
        }
        collections.remove(name);
        yield object();
      }
      case "POST indexes/describe" -> index(collection(name));
      case "POST aliases/list" -> list(aliases.keySet());
      case "POST aliases/describe" -> {
        if (!aliases.containsKey(alias)) {
          throw new RefusedException("alias not found");
        }
        yield object().put("aliasName", alias).put("collectionName", aliases.get(alias));
      }
      case "POST aliases/create" -> aliased(alias, name, false);
      case "POST aliases/alter" -> aliased(alias, name, true);
      case "POST entities/upsert" -> upserted(collection(name), body.path("data"));
      case "POST entities/delete" -> {
        Collection found = collection(name);
        matching(found, found.written, body.path("filter").asText()).forEach(found.written::remove);
        yield object();
      }
      case "POST entities/query" -> queried(loaded(name), body);
      case "POST entities/search" -> searched(loaded(name), body);
      default -> throw new RefusedException("no such call: " + call);
    };
  }

  private Collection collection(String name) throws RefusedException {
    Collection found = collections.get(aliases.getOrDefault(name, name));
    if (found == null) {
      throw new RefusedException("can't find collection[collection=" + name + "]");
    }
    return found;
  }

  private Collection loaded(String name) throws RefusedException {
    Collection found = collection(name);
    if (found.loading > 0) {
      throw new RefusedException("collection not loaded[collection=" + name + "]");
    }
    return found;
  }

  private JsonNode created(String name, JsonNode body) throws RefusedException {
    if (has(name) || aliases.containsKey(name)) {
      throw new RefusedException("collection already exists");
    }
    for (JsonNode field : body.path("schema").path("fields")) {
      if (field.path("dataType").asText().equals("FloatVector")
          && field.path("elementTypeParams").path("dim").asInt() < 2) {
        throw new RefusedException("invalid dimension: it should be in range 2 to 32768");
      }
    }
    collections.put(name, new Collection(body, 1));
    return object();
  }

  private static JsonNode index(Collection found) {
    ObjectNode index = object().put("fieldName", "embedding").put("indexName", "embedding");
    index.put("indexState", found.building > 0 ? "InProgress" : "Finished");
    index.put("pendingRows", 0).put("totalRows", found.written.size());
    index.put("indexedRows", found.written.size()).put("failReason", "").put("indexType", "HNSW");
    index.put("metricType", "COSINE");
    found.building = 0;
    return JsonFormat.mapper().createArrayNode().add(index);
  }

  private JsonNode aliased(String alias, String name, boolean there) throws RefusedException {
    if (has(alias) || !has(name) || aliases.containsKey(alias) != there) {
      throw new RefusedException("alias cannot be made");
    }
    aliases.put(alias, name);
    return object();
  }

  private static JsonNode upserted(Collection found, JsonNode entities) throws RefusedException {
    ArrayNode ids = JsonFormat.mapper().createArrayNode();
    for (JsonNode entity : entities) {
      for (JsonNode field : found.asked.path("schema").path("fields")) {
        JsonNode value = entity.path(field.path("fieldName").asText());
        boolean wrong = value.isArray() && value.size() != dimension(field);
        if (value.isMissingNode() || wrong) {
          throw new RefusedException("field " + field.path("fieldName") + " is missing or wrong");
        }
      }
      found.written.put(entity.path("id").asText(), entity);
      ids.add(entity.path("id"));
    }
    ObjectNode data = object().put("upsertCount", ids.size());
    data.set("upsertIds", ids);
    return data;
  }

  private static int dimension(JsonNode field) {
    return field.path("elementTypeParams").path("dim").asInt();
  }

  private static List<String> matching(
      Collection found, Map<String, JsonNode> entities, String filter)
      throws IOException, RefusedException {
    Predicate<JsonNode> matches;
    Matcher range = RANGE.matcher(filter);
    Matcher ids = IDS.matcher(filter);
    Matcher one = ID.matcher(filter);
    if (filter.isEmpty() || filter.equals("id != \"\"")) {
      matches = _ -> true;
    } else if (range.matches()) {
      long from = Long.parseLong(range.group(1));
      long to = Long.parseLong(range.group(2));
      matches = entity -> entity.path("part").asLong() >= from && entity.path("part").asLong() < to;
    } else if (one.matches()) {
      matches = entity -> entity.path("id").asText().equals(one.group(1));
    } else if (ids.matches()) {
      List<String> wanted = new ArrayList<>();
      JsonFormat.mapper().readTree(ids.group(1)).forEach(id -> wanted.add(id.asText()));
      matches = entity -> wanted.contains(entity.path("id").asText());
    } else {
      throw new RefusedException("failed to create query plan: " + filter + " of " + found.asked);
    }
    return entities.entrySet().stream()
        .filter(entry -> matches.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static JsonNode queried(Collection found, JsonNode body)
      throws IOException, RefusedException {
    Map<String, JsonNode> seen = found.seen(body);
    ArrayNode data = JsonFormat.mapper().createArrayNode();
    if (body.path("outputFields").path(0).asText().equals("count(*)")) {
      data.addObject().put("count(*)", seen.size());
      return data;
    }
    if (body.path("limit").asInt() + body.path("offset").asInt() >= 16_384) {
      throw new RefusedException("invalid max query result window");
    }
    for (String id : matching(found, seen, body.path("filter").asText())) {
      data.add(shown(requireNonNull(seen.get(id)), body));
    }
    return data;
  }

  private static ObjectNode shown(JsonNode entity, JsonNode body) {
    ObjectNode shown = object();
    for (JsonNode field : body.path("outputFields")) {
      shown.set(field.asText(), entity.path(field.asText()));
    }
    return shown;
  }

  private static JsonNode searched(Collection found, JsonNode body) throws RefusedException {
    JsonNode question = body.path("data").path(0);
    if (!question.isArray() || !body.path("annsField").asText().equals("embedding")) {
      throw new RefusedException("search with vector invalid");
    }
    ArrayNode data = JsonFormat.mapper().createArrayNode();
    found.seen(body).values().stream()
        .sorted(Comparator.comparingDouble(each -> -score(question, each.path("embedding"))))
        .limit(body.path("limit").asInt())
        .forEach(
            each ->
                data.add(
                    shown(each, body).put("distance", score(question, each.path("embedding")))));
    return data;
  }
}
