package dev.retune.publishing.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weaviate: a collection for each version and an alias that is moved by one request. Manifests are
 * the descriptions of the collections. Searches and counts are GraphQL, which is the only way to
 * search by a vector over HTTP.
 */
public final class WeaviateTarget extends AliasTarget {
  private static final NameRule NAMES =
      new NameRule(Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}"), "publishing.badIdentifier");
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
  // the first one with aliases
  private static final int MAJOR = 1;
  private static final int MINOR = 32;
  private static final int PAGE = 1_000;
  private static final int BATCH = 200;
  private static final Duration INDEXING = Duration.ofMinutes(10);
  // "id" is reserved
  private static final String ID = "passage";

  private WeaviateTarget(TargetHttpClient client, String place) {
    super(client, place, "_");
  }

  /**
   * Connects to a server; the target closes the client.
   *
   * @param typed name of the alias, whose first letter becomes a capital as all names there
   * @throws InvalidInputException when the server is too old, or the name is in use for something
   *     else
   */
  public static WeaviateTarget open(TargetHttpClient client, String typed) {
    return connected(
        client,
        typed,
        NAMES,
        () -> {
          requireAliases(client);
          WeaviateTarget target = new WeaviateTarget(client, capitalized(typed));
          target.requireOwn();
          return target;
        });
  }

  /** A name as the server writes it. */
  public static String capitalized(String name) {
    return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static void requireAliases(TargetHttpClient client) {
    String version = client.get("/v1/meta").path("version").asText();
    Matcher parts = VERSION.matcher(version);
    boolean known = parts.matches();
    int major = known ? Integer.parseInt(parts.group(1)) : 0;
    if (major < MAJOR || (major == MAJOR && Integer.parseInt(parts.group(2)) < MINOR)) {
      throw new InvalidInputException(
          "publishing.oldServer", client.name(), version, MAJOR + "." + MINOR);
    }
  }

  private static String definition(String collection) {
    return "/v1/schema/" + collection;
  }

  private String alias() {
    return "/v1/aliases/" + place();
  }

  /**
   * Asks a question, and returns what is under a name of the answer.
   *
   * @throws UnavailableException when it is refused, which the server answers with status 200
   */
  private JsonNode ask(String what, String collection, String question) {
    JsonNode answer =
        client()
            .post(
                "/v1/graphql",
                object().put("query", "{" + what + "{" + collection + question + "}}"));
    refuse(answer.path("errors").path(0).path("message"));
    return answer.path("data").path(what).path(collection);
  }

  private void refuse(JsonNode message) {
    if (message.isTextual()) {
      throw new UnavailableException(
          "publishing.http.unavailable", client().name(), message.asText());
    }
  }

  @Override
  Set<String> aliased() {
    return client()
        .find(alias())
        .map(found -> Set.of(found.path("class").asText()))
        .orElse(Set.of());
  }

  @Override
  boolean exists(String collection) {
    return client().find(definition(collection)).isPresent();
  }

  @Override
  public List<HeldVersion> held() {
    Set<String> live = aliased();
    List<HeldVersion> held = new ArrayList<>();
    for (JsonNode each : client().get("/v1/schema").path("classes")) {
      if (each.path("class").asText().startsWith(collection("v"))) {
        // others may use such a name too
        described(each.path("description").asText())
            .ifPresent(
                found ->
                    held.add(
                        held(
                            found.path("manifest").toString(),
                            found.path("complete").asBoolean(),
                            live)));
      }
    }
    return held;
  }

  private static Optional<JsonNode> described(String description) {
    try {
      return Optional.of(JsonFormat.mapper().readTree(description))
          .filter(found -> found.path("manifest").isObject());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String description(PublishManifest manifest, boolean complete) {
    ObjectNode description = object().put("complete", complete);
    description.set("manifest", JsonFormat.mapper().valueToTree(manifest));
    return description.toString();
  }

  @Override
  void create(PublishManifest manifest) {
    ObjectNode body = object().put("class", collection(manifest.version()));
    body.put("description", description(manifest, false));
    body.put("vectorizer", "none").put("vectorIndexType", "hnsw");
    // unless told, newer servers round vectors, and then miss neighbours
    body.putObject("vectorIndexConfig")
        .put("distance", PublishManifest.COSINE)
        .put("skipDefaultQuantization", true);
    ArrayNode properties = body.putArray("properties");
    for (String key : List.of(ID, "fingerprint", "document")) {
      text(properties, key).put("tokenization", "field").put("indexSearchable", false);
    }
    for (String text : List.of("title", "section", "content")) {
      text(properties, text).put("tokenization", "word");
    }
    var _ = client().post("/v1/schema", body);
  }

  private static ObjectNode text(ArrayNode properties, String name) {
    ObjectNode property = properties.addObject().put("name", name);
    property.putArray("dataType").add("text");
    return property;
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    Map<String, String> found = new HashMap<>();
    String after = "";
    JsonNode page;
    do {
      page =
          ask(
              "Get",
              collection(version),
              "(limit:%d,after:\"%s\"){%s fingerprint _additional{id}}".formatted(PAGE, after, ID));
      for (JsonNode each : page) {
        found.put(each.path(ID).asText(), each.path("fingerprint").asText());
        after = each.path("_additional").path("id").asText();
      }
    } while (!page.isEmpty());
    return found;
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    for (List<PublishedPassage> batch : batches(passages, BATCH)) {
      ObjectNode body = object();
      ArrayNode objects = body.putArray("objects");
      for (PublishedPassage passage : batch) {
        ObjectNode each =
            objects.addObject().put("class", collection(version)).put("id", uuid(passage.id()));
        var _ = describe(each.putObject("properties").put(ID, passage.id()), passage);
        vector(each.putArray("vector"), passage.vector());
      }
      for (JsonNode written : client().post("/v1/batch/objects", body)) {
        refuse(written.path("result").path("errors").path("error").path(0).path("message"));
      }
    }
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    for (String id : ids) {
      client().delete("/v1/objects/" + collection(version) + "/" + uuid(id));
    }
  }

  @Override
  public void complete(PublishManifest manifest) {
    String collection = collection(manifest.version());
    if (!ServerWait.until(() -> isIndexed(collection), INDEXING)) {
      throw new UnavailableException(
          "publishing.notReady", client().name(), collection, INDEXING.toMinutes());
    }
    ObjectNode definition = client().get(definition(collection)).deepCopy();
    definition.put("description", description(manifest, true));
    var _ = client().put(definition(collection), new Query(), definition);
  }

  /** Servers can be told to index vectors after they have answered. */
  private boolean isIndexed(String collection) {
    long waiting = 0;
    for (JsonNode node :
        client()
            .get("/v1/nodes/" + collection + new Query().with("output", "verbose"))
            .path("nodes")) {
      for (JsonNode shard : node.path("shards")) {
        waiting += shard.path("vectorQueueLength").asLong();
      }
    }
    return waiting == 0;
  }

  @Override
  long counted(String collection) {
    return ask("Aggregate", collection, "{meta{count}}")
        .path(0)
        .path("meta")
        .path("count")
        .asLong();
  }

  @Override
  List<String> nearest(String collection, float[] question, int k) {
    ArrayNode vector = JsonFormat.mapper().createArrayNode();
    vector(vector, question);
    List<String> ids = new ArrayList<>();
    ask("Get", collection, "(limit:%d,nearVector:{vector:%s}){%s}".formatted(k, vector, ID))
        .forEach(each -> ids.add(each.path(ID).asText()));
    return ids;
  }

  @Override
  void move(Set<String> from, String to) {
    ObjectNode body = object().put("class", to);
    var _ =
        from.isEmpty()
            ? client().post("/v1/aliases", body.put("alias", place()))
            : client().put(alias(), new Query(), body);
  }

  @Override
  void delete(String version) {
    client().delete(definition(collection(version)));
  }
}
