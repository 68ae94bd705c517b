package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.UnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls of the RESTful API of Milvus, as its reference describes them for version 2.6 (<a
 * href="https://milvus.io/api-reference/restful/v2.6.x/About.md">RESTful API reference</a>, and for
 * the level of a query <a href="https://milvus.io/docs/tune_consistency.md">Consistency</a>). What
 * it refuses is answered with status 200, too.
 */
final class MilvusCalls {
  private static final Duration LOADING = Duration.ofMinutes(5);
  private static final Duration INDEXING = Duration.ofMinutes(2);

  private final TargetHttpClient client;

  MilvusCalls(TargetHttpClient client) {
    this.client = client;
  }

  /**
   * Sends a request, and returns the data of the answer.
   *
   * @throws UnavailableException when it is refused
   */
  JsonNode send(String path, ObjectNode body) {
    JsonNode answer = client.post("/v2/vectordb/" + path, body);
    if (answer.path("code").asInt(-1) != 0) {
      throw failed(answer.path("message").asText("no code"));
    }
    return answer.path("data");
  }

  UnavailableException failed(String why) {
    return new UnavailableException("publishing.http.unavailable", client.name(), why);
  }

  private static ObjectNode named(String collection) {
    return CollectionTarget.object().put("collectionName", collection);
  }

  private Set<String> names(String path) {
    Set<String> names = new HashSet<>();
    send(path, CollectionTarget.object()).forEach(name -> names.add(name.asText()));
    return names;
  }

  /** The names of all collections, without aliases. */
  Set<String> collections() {
    return names("collections/list");
  }

  /** The collection that an alias stands for, if there is such an alias. */
  Set<String> aliased(String alias) {
    return names("aliases/list").contains(alias)
        ? Set.of(
            send("aliases/describe", CollectionTarget.object().put("aliasName", alias))
                .path("collectionName")
                .asText())
        : Set.of();
  }

  /** Reads entities. */
  JsonNode query(String collection, String filter, int limit, List<String> fields) {
    ObjectNode body = named(collection).put("filter", filter).put("limit", limit);
    body.put("consistencyLevel", MilvusSchema.CONSISTENCY);
    fields.forEach(body.putArray("outputFields")::add);
    return send("entities/query", body);
  }

  /** Creates a collection with its index, and waits until it answers. */
  void create(ObjectNode body) {
    var _ = send("collections/create", body);
    awaitLoaded(body.path("collectionName").asText());
  }

  /** Takes a collection into memory, and waits until it answers. */
  void load(String collection) {
    var _ = send("collections/load", named(collection));
    awaitLoaded(collection);
  }

  private void awaitLoaded(String collection) {
    boolean loaded =
        ServerWait.until(
            () ->
                send("collections/get_load_state", named(collection))
                    .path("loadState")
                    .asText()
                    .equals("LoadStateLoaded"),
            LOADING);
    if (!loaded) {
      throw new UnavailableException(
          "publishing.notReady", client.name(), collection, LOADING.toMinutes());
    }
  }

  /**
   * Has the index built over what was written, so that a verification measures what readers will
   * get. A collection that is still without one after some minutes is searched all the same, by
   * comparing everything.
   */
  void build(String collection) {
    var _ = send("collections/flush", named(collection));
    var _ = ServerWait.until(() -> isBuilt(collection), INDEXING);
  }

  private boolean isBuilt(String collection) {
    JsonNode index =
        send("indexes/describe", named(collection).put("indexName", MilvusSchema.VECTOR)).path(0);
    String state = index.path("indexState").asText();
    if (state.equals("Failed")) {
      throw failed(index.path("failReason").asText());
    }
    return state.equals("Finished") && index.path("pendingRows").asLong() == 0;
  }
}
