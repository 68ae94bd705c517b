package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Chroma, over its API version 2. It has no aliases: an empty collection with the name that readers
 * know says in its metadata which version is live. Readers ask that one first, so the switch is
 * atomic for each search, but a search takes two requests.
 */
public final class ChromaTarget extends CollectionTarget {
  private static final NameRule NAMES =
      new NameRule(Pattern.compile("[a-z0-9][a-z0-9_-]{1,60}[a-z0-9]"), "publishing.badCollection");
  private static final String COLLECTIONS =
      "/api/v2/tenants/default_tenant/databases/default_database/collections";
  private static final int PAGE = 1_000;
  private static final int BATCH = 500;

  private ChromaTarget(TargetHttpClient client, String place) {
    super(client, place);
  }

  /** Connects to a server; the target closes the client. */
  public static ChromaTarget open(TargetHttpClient client, String place) {
    return connected(
        client,
        place,
        NAMES,
        () -> {
          var _ = client.get("/api/v2/heartbeat");
          return new ChromaTarget(client, place);
        });
  }

  private String collection(String version) {
    return place() + "-" + version;
  }

  private Optional<JsonNode> collectionNamed(String name) {
    return client().find(COLLECTIONS + "/" + name);
  }

  /** Records are addressed by the collection's id, not its name. */
  private String records(String version, String what) {
    String name = collection(version);
    String id = client().get(COLLECTIONS + "/" + name).path("id").asText();
    return COLLECTIONS + "/" + id + "/" + what;
  }

  @Override
  public List<HeldVersion> held() {
    String live =
        collectionNamed(place()).map(c -> c.path("metadata").path("live").asText("")).orElse("");
    List<HeldVersion> held = new ArrayList<>();
    int offset = 0;
    JsonNode page;
    do {
      page =
          client()
              .get(COLLECTIONS + new Query().with("limit", "" + PAGE).with("offset", "" + offset));
      for (JsonNode each : page) {
        JsonNode metadata = each.path("metadata");
        if (each.path("name").asText().startsWith(place() + "-v") && metadata.has("manifest")) {
          PublishManifest manifest =
              PublishManifest.read(metadata.path("manifest").asText(), client().name());
          held.add(
              new HeldVersion(
                  manifest,
                  metadata.path("complete").asBoolean(),
                  manifest.version().equals(live)));
        }
      }
      offset += PAGE;
    } while (page.size() == PAGE);
    return held;
  }

  @Override
  void create(PublishManifest manifest) {
    ObjectNode body =
        object().put("name", collection(manifest.version())).put("get_or_create", true);
    body.putObject("metadata").put("manifest", manifest.json()).put("complete", false);
    body.putObject("configuration").putObject("hnsw").put("space", PublishManifest.COSINE);
    var _ = client().post(COLLECTIONS, body);
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    Map<String, String> found = new HashMap<>();
    String path = records(version, "get");
    JsonNode ids;
    int offset = 0;
    do {
      ObjectNode body = object().put("limit", PAGE).put("offset", offset);
      body.putArray("include").add("metadatas");
      JsonNode page = client().post(path, body);
      ids = page.path("ids");
      for (int i = 0; i < ids.size(); i++) {
        found.put(
            ids.path(i).asText(), page.path("metadatas").path(i).path("fingerprint").asText());
      }
      offset += PAGE;
    } while (ids.size() == PAGE);
    return found;
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    String path = records(version, "upsert");
    for (List<PublishedPassage> batch : batches(passages, BATCH)) {
      ObjectNode body = object();
      ArrayNode ids = body.putArray("ids");
      ArrayNode vectors = body.putArray("embeddings");
      ArrayNode texts = body.putArray("documents");
      ArrayNode metadata = body.putArray("metadatas");
      for (PublishedPassage passage : batch) {
        ids.add(passage.id());
        texts.add(passage.text());
        vector(vectors.addArray(), passage.vector());
        metadata
            .addObject()
            .put("document", passage.document())
            .put("title", passage.title())
            .put("section", passage.section())
            .put("fingerprint", passage.fingerprint());
      }
      var _ = client().post(path, body);
    }
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    String path = records(version, "delete");
    for (List<String> batch : batches(ids, BATCH)) {
      ObjectNode body = object();
      ArrayNode some = body.putArray("ids");
      batch.forEach(some::add);
      var _ = client().post(path, body);
    }
  }

  @Override
  public void complete(PublishManifest manifest) {
    ObjectNode body = object();
    body.putObject("new_metadata").put("manifest", manifest.json()).put("complete", true);
    String path = records(manifest.version(), "").replaceFirst("/$", "");
    var _ = client().put(path, new Query(), body);
  }

  @Override
  public long count(String version) {
    return client().get(records(version, "count")).asLong();
  }

  @Override
  public long countLive() {
    return live().map(this::count).orElse(0L);
  }

  @Override
  public List<List<String>> search(String version, List<float[]> questions, int k) {
    String path = records(version, "query");
    List<List<String>> all = new ArrayList<>();
    for (float[] question : questions) {
      ObjectNode body = object().put("n_results", k);
      body.putArray("include");
      vector(body.putArray("query_embeddings").addArray(), question);
      List<String> ids = new ArrayList<>();
      client().post(path, body).path("ids").path(0).forEach(id -> ids.add(id.asText()));
      all.add(ids);
    }
    return all;
  }

  @Override
  public List<List<String>> searchLive(List<float[]> questions, int k) {
    return search(live().orElse(""), questions, k);
  }

  @Override
  void point(String version) {
    Optional<JsonNode> pointer = collectionNamed(place());
    if (pointer.isEmpty()) {
      ObjectNode body = object().put("name", place()).put("get_or_create", true);
      body.putObject("metadata").put("live", version);
      var _ = client().post(COLLECTIONS, body);
      return;
    }
    ObjectNode body = object();
    body.putObject("new_metadata").put("live", version);
    var _ = client().put(COLLECTIONS + "/" + pointer.get().path("id").asText(), new Query(), body);
  }

  @Override
  public void drop(String version) {
    client().delete(COLLECTIONS + "/" + collection(version));
  }
}
