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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * OpenSearch and Elasticsearch: an index for each version and an alias that is moved by one
 * request. Manifests are in the metadata of the indexes' mappings.
 */
public final class SearchServerTarget extends CollectionTarget {
  private static final Pattern PLACE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");
  private static final int PAGE = 5_000;
  private static final int BATCH = 500;

  private final SearchDialect dialect;

  private SearchServerTarget(TargetHttpClient client, String place, SearchDialect dialect) {
    super(client, place);
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
        PLACE,
        answer -> {
          dialect.require(client.name(), answer);
          SearchServerTarget target = new SearchServerTarget(client, place, dialect);
          target.requireOwn();
          return target;
        },
        "/");
  }

  private String index(String version) {
    return place() + "-" + version;
  }

  /** The indexes that the alias stands for. */
  private Set<String> aliased() {
    Set<String> indexes = new TreeSet<>();
    client()
        .find("/_alias/" + place())
        .ifPresent(found -> found.fieldNames().forEachRemaining(indexes::add));
    return indexes;
  }

  private void requireOwn() {
    Set<String> aliased = aliased();
    List<String> own = held().stream().map(held -> index(held.version())).toList();
    boolean foreign =
        aliased.isEmpty() ? client().find("/" + place()).isPresent() : !own.containsAll(aliased);
    if (foreign) {
      throw new InvalidInputException("publishing.placeTaken", client().name(), place());
    }
  }

  @Override
  public List<HeldVersion> held() {
    Set<String> live = aliased();
    List<HeldVersion> held = new ArrayList<>();
    client()
        .find("/" + index("v*") + "/_mapping")
        .ifPresent(
            all -> {
              for (Map.Entry<String, JsonNode> entry : all.properties()) {
                JsonNode meta = entry.getValue().path("mappings").path("_meta");
                // others may use such a name too
                if (meta.has("manifest")) {
                  held.add(held(entry.getKey(), meta, live));
                }
              }
            });
    return held;
  }

  private HeldVersion held(String index, JsonNode meta, Set<String> live) {
    return new HeldVersion(
        PublishManifest.read(meta.path("manifest").asText(), client().name()),
        meta.path("complete").asBoolean(),
        live.contains(index));
  }

  @Override
  void create(PublishManifest manifest) {
    ObjectNode body = object();
    body.set("settings", dialect.settings());
    ObjectNode mappings = body.putObject("mappings");
    describe(mappings, manifest, false);
    mappings.put("dynamic", false);
    ObjectNode properties = mappings.putObject("properties");
    for (String key : List.of("id", "fingerprint", "document")) {
      properties.putObject(key).put("type", "keyword");
    }
    for (String text : List.of("title", "section", "content")) {
      properties.putObject(text).put("type", "text");
    }
    properties.set(SearchDialect.FIELD, dialect.embedding(manifest));
    var _ = client().put("/" + index(manifest.version()), new Query(), body);
  }

  private static void describe(ObjectNode mappings, PublishManifest manifest, boolean complete) {
    mappings.putObject("_meta").put("manifest", manifest.json()).put("complete", complete);
  }

  /** What was written is found only after this. */
  private void refresh(String index) {
    // by GET, because a body is refused here, and an empty document is one
    var _ = client().get("/" + index + "/_refresh");
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    String index = index(version);
    refresh(index);
    Map<String, String> found = new HashMap<>();
    ObjectNode body = object().put("size", PAGE);
    body.putArray("_source").add("fingerprint");
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
  public void write(String version, List<PublishedPassage> passages) {
    for (int i = 0; i < passages.size(); i += BATCH) {
      StringBuilder lines = new StringBuilder();
      for (PublishedPassage passage : passages.subList(i, Math.min(passages.size(), i + BATCH))) {
        ObjectNode action = object();
        action.putObject("index").put("_id", passage.id());
        ObjectNode document =
            object()
                .put("id", passage.id())
                .put("fingerprint", passage.fingerprint())
                .put("document", passage.document())
                .put("title", passage.title())
                .put("section", passage.section())
                .put("content", passage.text());
        vector(document.putArray(SearchDialect.FIELD), passage.vector());
        lines.append(action).append('\n').append(document).append('\n');
      }
      bulk(version, new Query(), lines.toString());
    }
  }

  private void bulk(String version, Query query, String lines) {
    JsonNode answer = client().postLines("/" + index(version) + "/_bulk", query, lines);
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
    List<String> all = List.copyOf(ids);
    for (int i = 0; i < all.size(); i += BATCH) {
      StringBuilder lines = new StringBuilder();
      for (String id : all.subList(i, Math.min(all.size(), i + BATCH))) {
        ObjectNode action = object();
        action.putObject("delete").put("_id", id);
        lines.append(action).append('\n');
      }
      bulk(version, new Query().with("refresh", "true"), lines.toString());
    }
  }

  @Override
  public void complete(PublishManifest manifest) {
    String index = index(manifest.version());
    refresh(index);
    ObjectNode body = object();
    describe(body, manifest, true);
    var _ = client().put("/" + index + "/_mapping", new Query(), body);
  }

  @Override
  public long count(String version) {
    return counted(index(version));
  }

  @Override
  public long countLive() {
    return counted(place());
  }

  private long counted(String index) {
    return client().get("/" + index + "/_count").path("count").asLong();
  }

  @Override
  public List<List<String>> search(String version, List<float[]> questions, int k) {
    return searched(index(version), questions, k);
  }

  @Override
  public List<List<String>> searchLive(List<float[]> questions, int k) {
    return searched(place(), questions, k);
  }

  private List<List<String>> searched(String index, List<float[]> questions, int k) {
    List<List<String>> all = new ArrayList<>();
    for (float[] question : questions) {
      ObjectNode body = dialect.search(question).put("size", k).put("_source", false);
      List<String> ids = new ArrayList<>();
      client()
          .post("/" + index + "/_search", body)
          .path("hits")
          .path("hits")
          .forEach(hit -> ids.add(hit.path("_id").asText()));
      all.add(ids);
    }
    return all;
  }

  @Override
  void point(String version) {
    ObjectNode body = object();
    ArrayNode actions = body.putArray("actions");
    for (String index : aliased()) {
      if (!index.equals(index(version))) {
        actions.addObject().putObject("remove").put("index", index).put("alias", place());
      }
    }
    actions.addObject().putObject("add").put("index", index(version)).put("alias", place());
    var _ = client().post("/_aliases", body);
  }

  @Override
  public void drop(String version) {
    // an index of such a name that Retune did not make is left alone
    if (held().stream().anyMatch(held -> held.version().equals(version))) {
      client().delete("/" + index(version));
    }
  }
}
