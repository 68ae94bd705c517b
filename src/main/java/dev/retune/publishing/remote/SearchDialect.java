package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.TargetKind;
import java.util.Optional;

/** What differs between OpenSearch and Elasticsearch: the field of vectors and its search. */
public enum SearchDialect {
  /** The field type knn_vector, searched by a query. */
  OPENSEARCH(TargetKind.OPENSEARCH) {
    @Override
    ObjectNode settings() {
      ObjectNode settings = CollectionTarget.object();
      settings.putObject("index").put("knn", true);
      return settings;
    }

    @Override
    ObjectNode embedding(PublishManifest manifest) {
      ObjectNode field = CollectionTarget.object();
      field.put("type", "knn_vector").put("dimension", manifest.dimension());
      ObjectNode method = field.putObject("method");
      method.put("name", "hnsw").put("engine", "lucene").put("space_type", "cosinesimil");
      method.putObject("parameters").put("m", CONNECTIONS).put("ef_construction", CANDIDATES);
      return field;
    }

    @Override
    ObjectNode search(float[] question) {
      ObjectNode body = CollectionTarget.object();
      ObjectNode field = body.putObject("query").putObject("knn").putObject(FIELD);
      CollectionTarget.vector(field.putArray("vector"), question);
      field.put("k", CANDIDATES);
      return body;
    }
  },

  /** The field type dense_vector, searched beside a query. */
  ELASTICSEARCH(TargetKind.ELASTICSEARCH) {
    @Override
    ObjectNode settings() {
      return CollectionTarget.object();
    }

    @Override
    ObjectNode embedding(PublishManifest manifest) {
      ObjectNode field = CollectionTarget.object();
      field.put("type", "dense_vector").put("dims", manifest.dimension());
      field.put("index", true).put("similarity", "cosine");
      // unless told, it rounds vectors, and then misses neighbours
      ObjectNode options = field.putObject("index_options").put("type", "hnsw");
      options.put("m", CONNECTIONS).put("ef_construction", CANDIDATES);
      return field;
    }

    @Override
    ObjectNode search(float[] question) {
      ObjectNode body = CollectionTarget.object();
      ObjectNode knn = body.putObject("knn").put("field", FIELD);
      ArrayNode vector = knn.putArray("query_vector");
      CollectionTarget.vector(vector, question);
      knn.put("k", CANDIDATES).put("num_candidates", CANDIDATES);
      return body;
    }
  };

  /** The field of the vectors. */
  static final String FIELD = "embedding";

  // neighbours that a search looks at: with ten, it misses some of the ten nearest
  private static final int CANDIDATES = 100;
  private static final int CONNECTIONS = 16;

  private final TargetKind kind;

  SearchDialect(TargetKind kind) {
    this.kind = kind;
  }

  /** The settings of an index. */
  abstract ObjectNode settings();

  /** The mapping of the vectors. */
  abstract ObjectNode embedding(PublishManifest manifest);

  /** A search for the nearest passages, without the number that is wanted. */
  abstract ObjectNode search(float[] question);

  /**
   * Checks that a server is what it was said to be.
   *
   * @param target name of the target, for the message
   * @param answer what the server says about itself
   * @throws InvalidInputException when it is something else
   */
  void require(String target, JsonNode answer) {
    SearchDialect spoken =
        spoken(answer)
            .orElseThrow(() -> new InvalidInputException("publishing.notSearchServer", target));
    if (spoken != this) {
      throw new InvalidInputException(
          "publishing.otherServer", target, spoken.kind.shown(), kind.shown());
    }
  }

  private static Optional<SearchDialect> spoken(JsonNode answer) {
    String tagline = answer.path("tagline").asText("");
    if (answer.path("version").path("distribution").asText("").equals("opensearch")
        || tagline.contains("OpenSearch")) {
      return Optional.of(OPENSEARCH);
    }
    return tagline.equals("You Know, for Search") ? Optional.of(ELASTICSEARCH) : Optional.empty();
  }
}
