package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The collections that a Milvus server is asked for. */
final class MilvusSchema {
  /** The field of the vectors. */
  static final String VECTOR = "embedding";

  /** How vectors are compared. */
  static final String METRIC = "COSINE";

  /** A count and a search see what was written before them. */
  static final String CONSISTENCY = "Strong";

  /** How many values {@link #part} has. */
  static final int PARTS = 65_536;

  // bytes of UTF-8 that a text can have
  private static final int LONGEST_TEXT = 65_535;
  private static final int CONNECTIONS = 16;
  private static final int CANDIDATES = 200;
  private static final int SPREAD = 0x9E3779B9;

  private MilvusSchema() {}

  /** A number of a passage, 0 to 65,535, the same for the same id and spread evenly. */
  static int part(String id) {
    return (id.hashCode() * SPREAD) >>> 16;
  }

  /** A collection of passages. */
  static ObjectNode passages(String name, int dimension) {
    ObjectNode body = CollectionTarget.object().put("collectionName", name);
    ArrayNode fields = body.putObject("schema").putArray("fields");
    text(fields, "id").put("isPrimary", true);
    fields.addObject().put("fieldName", "part").put("dataType", "Int64");
    for (String text : List.of("fingerprint", "document", "title", "section", "content")) {
      text(fields, text);
    }
    vector(fields, dimension);
    ObjectNode index = index(body, "HNSW");
    index.put("M", CONNECTIONS).put("efConstruction", CANDIDATES);
    return body;
  }

  /** The collection of manifests. A collection needs a vector, and the shortest one has two. */
  static ObjectNode manifests(String name) {
    ObjectNode body = CollectionTarget.object().put("collectionName", name);
    ArrayNode fields = body.putObject("schema").putArray("fields");
    text(fields, "id").put("isPrimary", true);
    text(fields, "manifest");
    fields.addObject().put("fieldName", "complete").put("dataType", "Bool");
    vector(fields, 2);
    var _ = index(body, "FLAT");
    return body;
  }

  private static ObjectNode text(ArrayNode fields, String name) {
    ObjectNode field = fields.addObject().put("fieldName", name).put("dataType", "VarChar");
    field.putObject("elementTypeParams").put("max_length", LONGEST_TEXT);
    return field;
  }

  private static void vector(ArrayNode fields, int dimension) {
    ObjectNode field = fields.addObject().put("fieldName", VECTOR).put("dataType", "FloatVector");
    field.putObject("elementTypeParams").put("dim", dimension);
  }

  /** Adds the index, with which the server also loads the collection. */
  private static ObjectNode index(ObjectNode body, String type) {
    ObjectNode index = body.putArray("indexParams").addObject();
    index.put("fieldName", VECTOR).put("indexName", VECTOR).put("metricType", METRIC);
    // servers do not take the level of some queries, so that it is the collection's as well
    body.putObject("params").put("consistencyLevel", CONSISTENCY);
    return index.putObject("params").put("index_type", type);
  }
}
