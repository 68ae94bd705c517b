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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Qdrant: a collection for each version and an alias that is moved by one request. Manifests are
 * the payloads of a small collection beside them.
 */
public final class QdrantTarget extends CollectionTarget {
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final int PAGE = 1_000;
  private static final int BATCH = 200;

  private QdrantTarget(TargetHttpClient client, String place) {
    super(client, place);
  }

  /** Connects to a server; the target closes the client. */
  public static QdrantTarget open(TargetHttpClient client, String place) {
    return connected(client, place, PLACE, _ -> new QdrantTarget(client, place), "/collections");
  }

  private static Query waiting() {
    return new Query().with("wait", "true");
  }

  private String collection(String version) {
    return place() + "_" + version;
  }

  private String manifests() {
    return place() + "_manifests";
  }

  private static String path(String collection) {
    return "/collections/" + collection;
  }

  /** Qdrant's ids are numbers or UUIDs. */
  private static String pointId(String passage) {
    return UUID.nameUUIDFromBytes(passage.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public List<HeldVersion> held() {
    if (client().find(path(manifests())).isEmpty()) {
      return List.of();
    }
    String live = collection("");
    for (JsonNode alias : client().get("/aliases").path("result").path("aliases")) {
      if (alias.path("alias_name").asText().equals(place())) {
        live = alias.path("collection_name").asText();
      }
    }
    List<HeldVersion> held = new ArrayList<>();
    ObjectNode body = object().put("limit", PAGE).put("with_payload", true);
    for (JsonNode point :
        client().post(path(manifests()) + "/points/scroll", body).path("result").path("points")) {
      JsonNode payload = point.path("payload");
      PublishManifest manifest =
          PublishManifest.read(payload.path("manifest").asText(), client().name());
      held.add(
          new HeldVersion(
              manifest,
              payload.path("complete").asBoolean(),
              collection(manifest.version()).equals(live)));
    }
    return held;
  }

  @Override
  void create(PublishManifest manifest) {
    if (client().find(path(manifests())).isEmpty()) {
      createCollection(manifests(), 1);
    }
    createCollection(collection(manifest.version()), manifest.dimension());
    store(manifest, false);
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
    for (int i = 0; i < passages.size(); i += BATCH) {
      ObjectNode body = object();
      ArrayNode points = body.putArray("points");
      for (PublishedPassage passage : passages.subList(i, Math.min(passages.size(), i + BATCH))) {
        ObjectNode point = points.addObject().put("id", pointId(passage.id()));
        vector(point.putArray("vector"), passage.vector());
        point
            .putObject("payload")
            .put("id", passage.id())
            .put("fingerprint", passage.fingerprint())
            .put("document", passage.document())
            .put("title", passage.title())
            .put("section", passage.section())
            .put("content", passage.text());
      }
      var _ = client().put(path(collection(version)) + "/points", waiting(), body);
    }
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    if (!ids.isEmpty()) {
      delete(collection(version), ids.stream().map(QdrantTarget::pointId).toList());
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
  public long count(String version) {
    return counted(collection(version));
  }

  @Override
  public long countLive() {
    return counted(place());
  }

  private long counted(String collection) {
    ObjectNode body = object().put("exact", true);
    return client()
        .post(path(collection) + "/points/count", body)
        .path("result")
        .path("count")
        .asLong();
  }

  @Override
  public List<List<String>> search(String version, List<float[]> questions, int k) {
    return searched(collection(version), questions, k);
  }

  @Override
  public List<List<String>> searchLive(List<float[]> questions, int k) {
    return searched(place(), questions, k);
  }

  private List<List<String>> searched(String collection, List<float[]> questions, int k) {
    List<List<String>> all = new ArrayList<>();
    for (float[] question : questions) {
      ObjectNode body = object().put("limit", k);
      vector(body.putArray("query"), question);
      body.putArray("with_payload").add("id");
      List<String> ids = new ArrayList<>();
      client()
          .post(path(collection) + "/points/query", body)
          .path("result")
          .path("points")
          .forEach(point -> ids.add(point.path("payload").path("id").asText()));
      all.add(ids);
    }
    return all;
  }

  @Override
  void point(String version) {
    ObjectNode body = object();
    ArrayNode actions = body.putArray("actions");
    if (live().isPresent()) {
      actions.addObject().putObject("delete_alias").put("alias_name", place());
    }
    actions
        .addObject()
        .putObject("create_alias")
        .put("collection_name", collection(version))
        .put("alias_name", place());
    var _ = client().post("/collections/aliases", body);
  }

  @Override
  public void drop(String version) {
    client().delete(path(collection(version)));
    if (client().find(path(manifests())).isPresent()) {
      delete(manifests(), List.of(IndexVersion.id(version)));
    }
  }
}
