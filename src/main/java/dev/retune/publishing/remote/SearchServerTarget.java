package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * OpenSearch and Elasticsearch: an index for each version and an alias that is moved by one
 * request. Manifests are in the metadata of the indexes' mappings.
 */
public final class SearchServerTarget extends AliasTarget {
  private static final NameRule NAMES =
      new NameRule(Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}"), "publishing.badIndex");
  private static final int PAGE = 5_000;
  private static final int BATCH = 500;

  private final SearchDialect dialect;

  private SearchServerTarget(TargetHttpClient client, String place, SearchDialect dialect) {
    super(client, place, "-");
    this.dialect = dialect;
  }

  /**
   * Connects to a server; the target closes the client.
   *
   * @param dialect what the server is said to be
   * @throws InvalidInputException when it is another one, or the name is in use for something else
   */
  public static SearchServerTarget open(
      TargetHttpClient client, String place, SearchDialect dialect) {
    return connected(
        client,
        place,
        NAMES,
        () -> {
          dialect.require(client.name(), client.get("/"));
          SearchServerTarget target = new SearchServerTarget(client, place, dialect);
          target.requireOwn();
          return target;
        });
  }

  @Override
  Set<String> aliased() {
    Set<String> indexes = new TreeSet<>();
    client()
        .find("/_alias/" + place())
        .ifPresent(found -> found.fieldNames().forEachRemaining(indexes::add));
    return indexes;
  }

  @Override
  boolean exists(String index) {
    return client().find("/" + index).isPresent();
  }

  @Override
  public List<HeldVersion> held() {
    Set<String> live = aliased();
    List<HeldVersion> held = new ArrayList<>();
    client()
        .find("/" + collection("v*") + "/_mapping")
        .ifPresent(
            all -> {
              for (JsonNode index : all) {
                JsonNode meta = index.path("mappings").path("_meta");
                // others may use such a name too
                if (meta.has("manifest")) {
                  held.add(
                      held(
                          meta.path("manifest").asText(), meta.path("complete").asBoolean(), live));
                }
              }
            });
    return held;
  }

  @Override
  void create(PublishManifest manifest) {
    ObjectNode body = object();
    body.set("settings", dialect.settings());
    ObjectNode mappings = body.putObject("mappings");
    label(mappings, manifest, false);
    mappings.put("dynamic", "false");
    ObjectNode properties = mappings.putObject("properties");
    for (String key : List.of("id", "fingerprint", "document")) {
      properties.putObject(key).put("type", "keyword");
    }
    for (String text : List.of("title", "section", "content")) {
      properties.putObject(text).put("type", "text");
    }
    properties.set(SearchDialect.FIELD, dialect.embedding(manifest));
    var _ = client().put("/" + collection(manifest.version()), new Query(), body);
  }

  private static void label(ObjectNode mappings, PublishManifest manifest, boolean complete) {
    mappings.putObject("_meta").put("manifest", manifest.json()).put("complete", complete);
  }

  /** What was written is found only after this. */
  private void refresh(String index) {
    // by GET, because a body is refused here, and an empty document is one
    var _ = client().get("/" + index + "/_refresh");
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    String index = collection(version);
    refresh(index);
    Map<String, String> found = new HashMap<>();
    ObjectNode body = object().put("size", PAGE);
    body.putObject("_source").putArray("includes").add("fingerprint");
    body.putArray("sort").addObject().put("id", "asc");
    JsonNode hits;
    do {
      hits = client().post("/" + index + "/_search", body).path("hits").path("hits");
      String last = "";
      for (JsonNode hit : hits) {
        last = hit.path("_id").asText();
        found.put(last, hit.path("_source").path("fingerprint").asText());
      }
      body.putArray("search_after").add(last);
    } while (!hits.isEmpty());
    return found;
  }

  @Override
  public boolean carriesOver() {
    return true;
  }

  @Override
  public Collection<String> carryOver(String from, String to, Collection<String> ids) {
    SearchServerCopy copy = new SearchServerCopy(client(), collection(from), collection(to));
    Set<String> rest = new HashSet<>(ids);
    switch (copy.copy(batches(ids, SearchServerCopy.BATCH))) {
      case ALL -> rest.clear();
      case NONE -> {
        // the server does not offer it to this user
      }
      case SOME -> {
        rest.removeAll(fingerprints(to).keySet());
        Set<String> gone = new HashSet<>(rest);
        rest.retainAll(fingerprints(from).keySet());
        gone.removeAll(rest);
        lacks(to, gone);
      }
    }
    return rest;
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    for (List<PublishedPassage> batch : batches(passages, BATCH)) {
      StringBuilder lines = new StringBuilder();
      for (PublishedPassage passage : batch) {
        ObjectNode action = object();
        action.putObject("index").put("_id", passage.id());
        ObjectNode document = describe(object().put("id", passage.id()), passage);
        vector(document.putArray(SearchDialect.FIELD), passage.vector());
        lines.append(action).append('\n').append(document).append('\n');
      }
      bulk(version, new Query(), lines.toString());
    }
  }

  private void bulk(String version, Query query, String lines) {
    JsonNode answer = client().postLines("/" + collection(version) + "/_bulk", query, lines);
    if (answer.path("errors").asBoolean()) {
      for (JsonNode item : answer.path("items")) {
        for (JsonNode result : item) {
          if (result.has("error")) {
            throw new UnavailableException(
                "publishing.http.unavailable",
                client().name(),
                result.path("error").path("reason").asText());
          }
        }
      }
    }
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    for (List<String> batch : batches(ids, BATCH)) {
      StringBuilder lines = new StringBuilder();
      for (String id : batch) {
        ObjectNode action = object();
        action.putObject("delete").put("_id", id);
        lines.append(action).append('\n');
      }
      bulk(version, new Query().with("refresh", "true"), lines.toString());
    }
  }

  @Override
  public void complete(PublishManifest manifest) {
    String index = collection(manifest.version());
    refresh(index);
    ObjectNode body = object();
    label(body, manifest, true);
    var _ = client().put("/" + index + "/_mapping", new Query(), body);
  }

  @Override
  long counted(String index) {
    return client().get("/" + index + "/_count").path("count").asLong();
  }

  @Override
  List<String> nearest(String index, float[] question, int k) {
    ObjectNode body = dialect.search(question).put("size", k).put("_source", false);
    List<String> ids = new ArrayList<>();
    client()
        .post("/" + index + "/_search", body)
        .path("hits")
        .path("hits")
        .forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }

  @Override
  void move(Set<String> from, String to) {
    ObjectNode body = object();
    ArrayNode actions = body.putArray("actions");
    for (String index : from) {
      if (!index.equals(to)) {
        actions.addObject().putObject("remove").put("index", index).put("alias", place());
      }
    }
    actions.addObject().putObject("add").put("index", to).put("alias", place());
    var _ = client().post("/_aliases", body);
  }

  @Override
  void delete(String version) {
    client().delete("/" + collection(version));
  }
}
