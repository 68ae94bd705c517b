package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.index.version.IndexVersion;
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
import java.util.regex.Pattern;

/**
 * Qdrant: a collection for each version and an alias that is moved by one request. Manifests are
 * the payloads of a small collection beside them.
 */
public final class QdrantTarget extends AliasTarget {
  private static final NameRule NAMES =
      new NameRule(Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}"), "publishing.badQdrant");
  private static final int PAGE = 1_000;
  private static final int BATCH = 200;

  private QdrantTarget(TargetHttpClient client, String place) {
    super(client, place, "_");
  }

  /** Connects to a server; the target closes the client. */
  public static QdrantTarget open(TargetHttpClient client, String place) {
    return connected(
        client,
        place,
        NAMES,
        () -> {
          QdrantTarget target = new QdrantTarget(client, place);
          target.requireOwn();
          return target;
        });
  }

  private static Query waiting() {
    return new Query().with("wait", "true");
  }

  private String manifests() {
    return place() + "_manifests";
  }

  private static String path(String collection) {
    return "/collections/" + collection;
  }

  private Set<String> collections() {
    Set<String> names = new HashSet<>();
    client()
        .get("/collections")
        .path("result")
        .path("collections")
        .forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  @Override
  boolean exists(String collection) {
    return collections().contains(collection);
  }

  @Override
  Set<String> aliased() {
    Set<String> names = new HashSet<>();
    for (JsonNode alias : client().get("/aliases").path("result").path("aliases")) {
      if (alias.path("alias_name").asText().equals(place())) {
        names.add(alias.path("collection_name").asText());
      }
    }
    return names;
  }

  @Override
  public List<HeldVersion> held() {
    Set<String> there = collections();
    if (!there.contains(manifests())) {
      return List.of();
    }
    Set<String> live = aliased();
    List<HeldVersion> held = new ArrayList<>();
    ObjectNode body = object().put("limit", PAGE).put("with_payload", true);
    for (JsonNode point :
        client().post(path(manifests()) + "/points/scroll", body).path("result").path("points")) {
      JsonNode payload = point.path("payload");
      HeldVersion version =
          held(payload.path("manifest").asText(), payload.path("complete").asBoolean(), live);
      // a manifest is written before its collection is made, and stays when that was interrupted
      if (there.contains(collection(version.version()))) {
        held.add(version);
      }
    }
    return held;
  }

  @Override
  void create(PublishManifest manifest) {
    if (!exists(manifests())) {
      createCollection(manifests(), 1);
    }
    store(manifest, false);
    createCollection(collection(manifest.version()), manifest.dimension());
  }

  private void createCollection(String name, int dimension) {
    ObjectNode body = object();
    body.putObject("vectors").put("size", dimension).put("distance", "Cosine");
    var _ = client().put(path(name), new Query(), body);
  }

  private void store(PublishManifest manifest, boolean complete) {
    ObjectNode body = object();
    ObjectNode point = body.putArray("points").addObject();
    point.put("id", IndexVersion.id(manifest.version())).putArray("vector").add(1);
    point.putObject("payload").put("manifest", manifest.json()).put("complete", complete);
    var _ = client().put(path(manifests()) + "/points", waiting(), body);
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    Map<String, String> found = new HashMap<>();
    ObjectNode body = object().put("limit", PAGE);
    body.putArray("with_payload").add("id").add("fingerprint");
    JsonNode next;
    do {
      JsonNode page =
          client().post(path(collection(version)) + "/points/scroll", body).path("result");
      for (JsonNode point : page.path("points")) {
        JsonNode payload = point.path("payload");
        found.put(payload.path("id").asText(), payload.path("fingerprint").asText());
      }
      next = page.path("next_page_offset");
      body.set("offset", next);
    } while (next.isTextual() || next.isNumber());
    return found;
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    for (List<PublishedPassage> batch : batches(passages, BATCH)) {
      ObjectNode body = object();
      ArrayNode points = body.putArray("points");
      for (PublishedPassage passage : batch) {
        // ids are numbers or UUIDs here
        ObjectNode point = points.addObject().put("id", uuid(passage.id()));
        vector(point.putArray("vector"), passage.vector());
        var _ = describe(point.putObject("payload").put("id", passage.id()), passage);
      }
      var _ = client().put(path(collection(version)) + "/points", waiting(), body);
    }
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    if (!ids.isEmpty()) {
      delete(collection(version), ids.stream().map(AliasTarget::uuid).toList());
    }
  }

  private void delete(String collection, List<?> points) {
    ObjectNode body = object();
    body.set("points", JsonFormat.mapper().valueToTree(points));
    var _ = client().post(path(collection) + "/points/delete?wait=true", body);
  }

  @Override
  public void complete(PublishManifest manifest) {
    store(manifest, true);
  }

  @Override
  long counted(String collection) {
    ObjectNode body = object().put("exact", true);
    return client()
        .post(path(collection) + "/points/count", body)
        .path("result")
        .path("count")
        .asLong();
  }

  @Override
  List<String> nearest(String collection, float[] question, int k) {
    ObjectNode body = object().put("limit", k);
    vector(body.putArray("query"), question);
    body.putArray("with_payload").add("id");
    List<String> ids = new ArrayList<>();
    client()
        .post(path(collection) + "/points/query", body)
        .path("result")
        .path("points")
        .forEach(point -> ids.add(point.path("payload").path("id").asText()));
    return ids;
  }

  @Override
  void move(Set<String> from, String to) {
    ObjectNode body = object();
    ArrayNode actions = body.putArray("actions");
    if (!from.isEmpty()) {
      actions.addObject().putObject("delete_alias").put("alias_name", place());
    }
    actions
        .addObject()
        .putObject("create_alias")
        .put("collection_name", to)
        .put("alias_name", place());
    var _ = client().post("/collections/aliases", body);
  }

  @Override
  void delete(String version) {
    client().delete(path(collection(version)));
    delete(manifests(), List.of(IndexVersion.id(version)));
  }
}
