package dev.retune.publishing.remote;

import static java.util.Objects.requireNonNull;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * As much of Weaviate as a target uses. As there, names begin with a capital letter, an alias has
 * to exist before it is moved, an object that is refused does not make a batch fail, and a question
 * that is refused is answered with status 200.
 */
public final class FakeWeaviate extends FakeJsonServer {
  private static final Pattern NAME = Pattern.compile("[A-Z][_0-9A-Za-z]*");
  private static final Pattern COUNT = Pattern.compile("\\{Aggregate\\{(\\w+)\\{meta\\{count}}}}");
  private static final Pattern LIST =
      Pattern.compile(
          "\\{Get\\{(\\w+)\\(limit:(\\d+),after:\"([^\"]*)\"\\)"
              + "\\{passage fingerprint _additional\\{id}}}}");
  private static final Pattern NEAREST =
      Pattern.compile(
          "\\{Get\\{(\\w+)\\(limit:(\\d+),nearVector:\\{vector:(\\[[^]]*])}\\)\\{([a-z ]+)}}}");

  /** Names of aliases and collections. */
  final Map<String, String> aliases = new HashMap<>();

  private final Map<String, ObjectNode> collections = new TreeMap<>();
  private final Map<String, Map<String, JsonNode>> objects = new HashMap<>();
  String version = "1.32.0";

  /** How often it says that it is still indexing. */
  int indexing = 1;

  /** Starts it on a port; 0 for any. */
  public FakeWeaviate(int port) throws IOException {
    super(port);
  }

  /** Makes a collection as somebody else would. */
  void make(String name, String description) {
    collections.put(name, object().put("class", name).put("description", description));
    objects.put(name, new TreeMap<>());
  }

  boolean has(String name) {
    return collections.containsKey(name);
  }

  private static Answer refused(int status, String message) {
    ObjectNode body = object();
    body.putArray("error").addObject().put("message", message);
    return new Answer(status, body);
  }

  private static Answer empty(int status) {
    return new Answer(status, null);
  }

  @Override
  Answer result(String method, String path, JsonNode body) throws IOException {
    String[] parts = path.substring("/v1/".length()).split("/", -1);
    return switch (method + " " + parts[0] + " " + parts.length) {
      case "GET meta 1" -> Answer.ok(object().put("version", version));
      case "GET schema 1" -> {
        ObjectNode all = object();
        collections.values().forEach(all.putArray("classes")::add);
        yield Answer.ok(all);
      }
      case "POST schema 1" -> created(body);
      case "GET schema 2" ->
          Optional.ofNullable(collections.get(parts[1])).map(Answer::ok).orElse(empty(404));
      case "PUT schema 2" -> changed(parts[1], body);
      case "DELETE schema 2" -> {
        collections.remove(parts[1]);
        objects.remove(parts[1]);
        yield empty(200);
      }
      case "GET nodes 2" -> has(parts[1]) ? Answer.ok(nodes(parts[1])) : refused(404, "no class");
      case "GET aliases 2" ->
          aliases.containsKey(parts[1])
              ? Answer.ok(alias(parts[1]))
              : refused(404, "alias " + parts[1] + " not found");
      case "POST aliases 1" -> aliased(body.path("alias").asText(), body, false);
      case "PUT aliases 2" -> aliased(parts[1], body, true);
      case "POST batch 2" -> written(body);
      case "DELETE objects 3" -> {
        boolean there = objects(parts[1]).remove(parts[2]) != null;
        yield empty(there ? 204 : 404);
      }
      case "POST graphql 1" -> asked(body.path("query").asText());
      default -> refused(405, "method " + method + " is not allowed at " + path);
    };
  }

  private Answer created(JsonNode body) {
    String name = body.path("class").asText();
    if (!NAME.matcher(name).matches() || has(name) || aliases.containsKey(name)) {
      return refused(422, "class name " + name + " is invalid or already in use");
    }
    collections.put(name, body.deepCopy());
    objects.put(name, new TreeMap<>());
    return Answer.ok(body);
  }

  private Answer changed(String name, JsonNode body) {
    ObjectNode before = collections.get(name);
    if (before == null) {
      return refused(404, "no class");
    }
    ObjectNode after = body.deepCopy();
    boolean same =
        after.deepCopy().without("description").equals(before.deepCopy().without("description"));
    if (!same) {
      return refused(422, "something immutable was changed");
    }
    collections.put(name, after);
    return Answer.ok(after);
  }

  private ObjectNode nodes(String name) {
    ObjectNode body = object();
    ObjectNode node = body.putArray("nodes").addObject().put("name", "node1");
    node.put("status", "HEALTHY").put("version", version);
    ObjectNode shard = node.putArray("shards").addObject().put("class", name).put("name", "s1");
    shard.put("objectCount", objects(name).size()).put("loaded", true);
    shard.put("vectorIndexingStatus", indexing > 0 ? "INDEXING" : "READY");
    shard.put("vectorQueueLength", indexing > 0 ? indexing-- : 0).put("compressed", false);
    return body;
  }

  private ObjectNode alias(String name) {
    return object().put("alias", name).put("class", aliases.get(name));
  }

  private Answer aliased(String name, JsonNode body, boolean there) {
    String collection = body.path("class").asText();
    if (there && !aliases.containsKey(name)) {
      return refused(404, "alias " + name + " not found");
    }
    if (!NAME.matcher(name).matches()
        || !has(collection)
        || has(name)
        || there != aliases.containsKey(name)) {
      return refused(422, "alias " + name + " cannot be made");
    }
    aliases.put(name, collection);
    return Answer.ok(alias(name));
  }

  private Answer written(JsonNode body) {
    ArrayNode answer = JsonFormat.mapper().createArrayNode();
    for (JsonNode each : body.path("objects")) {
      ObjectNode shown = answer.addObject();
      shown.set("class", each.path("class"));
      shown.set("id", each.path("id"));
      Map<String, JsonNode> all = objects(each.path("class").asText());
      int dimension = all.values().stream().findFirst().map(o -> o.path("vector").size()).orElse(3);
      ObjectNode result = shown.putObject("result");
      if (each.path("vector").size() == dimension) {
        all.put(each.path("id").asText(), each);
        result.put("status", "SUCCESS");
      } else {
        result.put("status", "FAILED").putObject("errors").putArray("error");
        ((ArrayNode) result.path("errors").path("error"))
            .addObject()
            .put("message", "vector lengths don't match");
      }
    }
    return Answer.ok(answer);
  }

  private Answer asked(String question) throws IOException {
    Matcher count = COUNT.matcher(question);
    Matcher list = LIST.matcher(question);
    Matcher nearest = NEAREST.matcher(question);
    if (count.matches() && known(count.group(1))) {
      ObjectNode found = object();
      found.putObject("meta").put("count", objects(count.group(1)).size());
      return data("Aggregate", count.group(1), Stream.of(found));
    }
    if (list.matches() && known(list.group(1))) {
      // two a page, so that reading on is tested
      return data(
          "Get",
          list.group(1),
          objects(list.group(1)).entrySet().stream()
              .filter(entry -> entry.getKey().compareTo(list.group(3)) > 0)
              .limit(2)
              .map(Map.Entry::getValue)
              .map(
                  each -> {
                    ObjectNode shown = properties(each, "passage fingerprint");
                    shown.putObject("_additional").set("id", each.path("id"));
                    return shown;
                  }));
    }
    if (nearest.matches() && known(nearest.group(1))) {
      JsonNode vector = JsonFormat.mapper().readTree(nearest.group(3));
      return data(
          "Get",
          nearest.group(1),
          objects(nearest.group(1)).values().stream()
              .sorted(Comparator.comparingDouble(each -> -score(vector, each.path("vector"))))
              .limit(Integer.parseInt(nearest.group(2)))
              .map(each -> properties(each, nearest.group(4))));
    }
    ObjectNode body = object();
    body.putArray("errors").addObject().put("message", "Cannot query field: " + question);
    return Answer.ok(body);
  }

  private boolean known(String name) {
    return has(aliases.getOrDefault(name, name));
  }

  private Map<String, JsonNode> objects(String name) {
    return requireNonNull(objects.get(aliases.getOrDefault(name, name)));
  }

  private static ObjectNode properties(JsonNode each, String names) {
    ObjectNode shown = object();
    for (String name : names.split(" ", -1)) {
      shown.set(name, each.path("properties").path(name));
    }
    return shown;
  }

  private static Answer data(String what, String name, Stream<ObjectNode> found) {
    ObjectNode body = object();
    found.forEach(body.putObject("data").putObject(what).putArray(name)::add);
    return Answer.ok(body);
  }
}
