package dev.retune.publishing.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of stores that an index can be published into. */
public enum TargetKind {
  /** A table and a view of a PostgreSQL database with the pgvector extension. */
  PGVECTOR,
  /** Lines of JSON and arrays for NumPy, in a folder. */
  FILES,
  /** Arrow files, in a folder. */
  ARROW,
  /** Collections of a Chroma server, and one that says which of them is live. */
  CHROMA,
  /** Collections of a Qdrant server, and an alias. */
  QDRANT,
  /** Indexes of an OpenSearch server, and an alias. */
  OPENSEARCH,
  /** Indexes of an Elasticsearch server, and an alias. */
  ELASTICSEARCH,
  /** Collections of a Weaviate server, and an alias. */
  WEAVIATE,
  /** Collections of a Milvus server, and an alias. */
  MILVUS;

  /** The name that people type. */
  public String shown() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people connect to it under a name. */
  public boolean takesUser() {
    return switch (this) {
      case PGVECTOR, OPENSEARCH, ELASTICSEARCH, MILVUS -> true;
      case FILES, ARROW, CHROMA, QDRANT, WEAVIATE -> false;
    };
  }

  /** Whether a user without a password can connect, as databases allow in places. */
  public boolean takesUserAlone() {
    return this == PGVECTOR;
  }

  /** Whether it may ask for a password or a key. */
  public boolean takesSecret() {
    return !isFolder();
  }

  /** Whether its address is a folder of this computer. */
  public boolean isFolder() {
    return this == FILES || this == ARROW;
  }

  /** What an address of the kind looks like. */
  public String exampleAddress() {
    return switch (this) {
      case PGVECTOR -> "postgresql://db.example/chat";
      case FILES, ARROW -> "/srv/chat/index";
      case CHROMA -> "http://localhost:8000";
      case QDRANT -> "http://localhost:6333";
      case OPENSEARCH, ELASTICSEARCH -> "https://search.example:9200";
      case WEAVIATE -> "http://localhost:8080";
      case MILVUS -> "http://localhost:19530";
    };
  }

  /** The names of all kinds. */
  public static String allShown() {
    return Arrays.stream(values()).map(TargetKind::shown).collect(Collectors.joining(", "));
  }

  /** The kind with a name that a person typed. */
  public static Optional<TargetKind> named(String typed) {
    return Arrays.stream(values())
        .filter(kind -> kind.shown().equalsIgnoreCase(typed.strip()))
        .findFirst();
  }
}
