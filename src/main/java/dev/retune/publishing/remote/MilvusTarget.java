package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.feedback.remote.HttpCredentials;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Milvus, over version 2 of its RESTful API: a collection for each version and an alias that is
 * moved by one request. Manifests are the entities of a small collection beside them.
 */
public final class MilvusTarget extends AliasTarget {
  private static final NameRule NAMES =
      new NameRule(Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}"), "publishing.badIdentifier");
  private static final int BATCH = 200;
  // a query returns fewer than 16,384 entities, so ids are read in parts of about a quarter
  private static final int LARGEST_PAGE = 16_383;
  private static final int PAGE = 4_000;
  // neighbours that a search looks at: with ten, it misses some of the ten nearest
  private static final int CANDIDATES = 100;

  private final MilvusCalls calls;

  private MilvusTarget(TargetHttpClient client, String place) {
    super(client, place, "_");
    this.calls = new MilvusCalls(client);
  }

  /** Connects to a server; the target closes the client. */
  public static MilvusTarget open(TargetHttpClient client, String place) {
    return connected(
        client,
        place,
        NAMES,
        () -> {
          MilvusTarget target = new MilvusTarget(client, place);
          target.requireOwn();
          return target;
        });
  }

  /** How the server takes a user with a password. */
  public static HttpCredentials credentials(String user, String password) {
    return HttpCredentials.bearer(user + ":" + password);
  }

  private String manifests() {
    return place() + "_manifests";
  }

  @Override
  boolean exists(String collection) {
    return calls.collections().contains(collection);
  }

  @Override
  Set<String> aliased() {
    return calls.aliased(place());
  }

  @Override
  public List<HeldVersion> held() {
    Set<String> there = calls.collections();
    if (!there.contains(manifests())) {
      return List.of();
    }
    Set<String> live = aliased();
    List<HeldVersion> held = new ArrayList<>();
    for (JsonNode found :
        calls.query(manifests(), "id != \"\"", PAGE, List.of("manifest", "complete"))) {
      HeldVersion version =
          held(found.path("manifest").asText(), found.path("complete").asBoolean(), live);
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
      calls.create(MilvusSchema.manifests(manifests()));
    }
    store(manifest, false);
    calls.create(MilvusSchema.passages(collection(manifest.version()), manifest.dimension()));
  }

  private void store(PublishManifest manifest, boolean complete) {
    ObjectNode body = object().put("collectionName", manifests());
    ObjectNode entity = body.putArray("data").addObject().put("id", manifest.version());
    entity.put("manifest", manifest.json()).put("complete", complete);
    entity.putArray(MilvusSchema.VECTOR).add(1f).add(0f);
    var _ = calls.send("entities/upsert", body);
  }

  /** Reads all ids by ranges of a number, since the order of a query's entities is not promised. */
  @Override
  public Map<String, String> fingerprints(String version) {
    String collection = collection(version);
    // one that an operator released does not answer
    calls.load(collection);
    Map<String, String> found = new HashMap<>();
    int parts = (int) (counted(collection) / PAGE) + 1;
    for (int i = 0; i < parts; i++) {
      String filter =
          "part >= %d and part < %d"
              .formatted(
                  (long) MilvusSchema.PARTS * i / parts,
                  (long) MilvusSchema.PARTS * (i + 1) / parts);
      JsonNode page = calls.query(collection, filter, LARGEST_PAGE, List.of("id", "fingerprint"));
      if (page.size() == LARGEST_PAGE) {
        throw calls.failed("more than " + LARGEST_PAGE + " entities with " + filter);
      }
      for (JsonNode entity : page) {
        found.put(entity.path("id").asText(), entity.path("fingerprint").asText());
      }
    }
    return found;
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    for (List<PublishedPassage> batch : batches(passages, BATCH)) {
      ObjectNode body = object().put("collectionName", collection(version));
      ArrayNode data = body.putArray("data");
      for (PublishedPassage passage : batch) {
        ObjectNode entity = data.addObject().put("id", passage.id());
        var _ = describe(entity.put("part", MilvusSchema.part(passage.id())), passage);
        vector(entity.putArray(MilvusSchema.VECTOR), passage.vector());
      }
      var _ = calls.send("entities/upsert", body);
    }
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    removed(collection(version), ids);
  }

  private void removed(String collection, Collection<String> ids) {
    for (List<String> batch : batches(ids, BATCH)) {
      ArrayNode list = object().putArray("ids");
      batch.forEach(list::add);
      var _ =
          calls.send(
              "entities/delete",
              object().put("collectionName", collection).put("filter", "id in " + list));
    }
  }

  @Override
  public void complete(PublishManifest manifest) {
    calls.build(collection(manifest.version()));
    store(manifest, true);
  }

  @Override
  long counted(String collection) {
    ObjectNode body = object().put("collectionName", collection).put("filter", "");
    body.put("consistencyLevel", MilvusSchema.CONSISTENCY).putArray("outputFields").add("count(*)");
    return calls.send("entities/query", body).path(0).path("count(*)").asLong();
  }

  @Override
  List<String> nearest(String collection, float[] question, int k) {
    ObjectNode body = object().put("collectionName", collection).put("limit", k);
    vector(body.putArray("data").addArray(), question);
    body.put("annsField", MilvusSchema.VECTOR).put("consistencyLevel", MilvusSchema.CONSISTENCY);
    body.putArray("outputFields").add("id");
    ObjectNode search = body.putObject("searchParams").put("metricType", MilvusSchema.METRIC);
    search.putObject("params").put("ef", CANDIDATES);
    List<String> ids = new ArrayList<>();
    calls.send("entities/search", body).forEach(found -> ids.add(found.path("id").asText()));
    return ids;
  }

  @Override
  void move(Set<String> from, String to) {
    calls.load(to);
    ObjectNode body = object().put("aliasName", place()).put("collectionName", to);
    var _ = calls.send(from.isEmpty() ? "aliases/create" : "aliases/alter", body);
  }

  @Override
  void delete(String version) {
    var _ = calls.send("collections/drop", object().put("collectionName", collection(version)));
    removed(manifests(), Set.of(version));
  }
}
