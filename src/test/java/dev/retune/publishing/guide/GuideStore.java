package dev.retune.publishing.guide;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.database.PgVectorTarget;
import dev.retune.publishing.file.FileFormat;
import dev.retune.publishing.file.FileTarget;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.remote.ChromaTarget;
import dev.retune.publishing.remote.FakeMilvus;
import dev.retune.publishing.remote.FakeQdrant;
import dev.retune.publishing.remote.FakeSearchServer;
import dev.retune.publishing.remote.FakeWeaviate;
import dev.retune.publishing.remote.MilvusTarget;
import dev.retune.publishing.remote.QdrantTarget;
import dev.retune.publishing.remote.SearchDialect;
import dev.retune.publishing.remote.SearchServerTarget;
import dev.retune.publishing.remote.TargetHttpClient;
import dev.retune.publishing.remote.WeaviateTarget;
import dev.retune.publishing.target.PublishTarget;
import dev.retune.support.TestStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A target with its reader in the guide: a real one for pgvector and Chroma, a folder for files,
 * and a server of the tests for the others.
 *
 * @param heading of its part of the guide
 * @param before how the sentence before its reader begins
 * @param places what stands in the guide, and what to put there
 * @param modules of Python that its reader needs
 * @param environment what its reader takes from there
 * @param stop stops the server of the tests
 */
record GuideStore(
    String heading,
    String before,
    Map<String, String> places,
    List<String> modules,
    Map<String, String> environment,
    PublishTarget target,
    Runnable stop)
    implements AutoCloseable {
  private static final String VIEW = "retune_guide_passages";
  private static final String COLLECTION = "retune-guide-passages";

  static GuideStore open(TargetKind kind, Path folder) throws IOException, SQLException {
    return switch (kind) {
      case PGVECTOR -> pgvector();
      case FILES -> files("Files", "/srv/chat/index", List.of("numpy"), folder, FileFormat.LINES);
      case ARROW -> files("Arrow", "/srv/chat/arrow", List.of("pyarrow"), folder, FileFormat.ARROW);
      case CHROMA -> chroma();
      case QDRANT -> qdrant();
      case OPENSEARCH -> search(SearchDialect.OPENSEARCH, "", "opensearchpy");
      case ELASTICSEARCH ->
          search(SearchDialect.ELASTICSEARCH, "With Elasticsearch:", "elasticsearch");
      case WEAVIATE -> weaviate();
      case MILVUS -> milvus();
    };
  }

  private static GuideStore files(
      String heading, String place, List<String> modules, Path folder, FileFormat format) {
    Path files = folder.resolve("files");
    return new GuideStore(
        heading,
        "",
        Map.of(place, files.toString()),
        modules,
        Map.of(),
        FileTarget.open("out", files, "retune", "w1", format),
        () -> {});
  }

  private static GuideStore pgvector() throws SQLException {
    assumeTrue(TestStores.pgvector());
    String url = TestStores.address("pgvector").orElseThrow();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("drop view if exists " + VIEW);
    }
    return new GuideStore(
        "pgvector",
        "",
        Map.of("passages", VIEW),
        List.of("psycopg2"),
        Map.of("CHAT_DB", url.replace("jdbc:", "")),
        empty(PgVectorTarget.open("chat", DatabaseUrl.parse(url), VIEW)),
        () -> {});
  }

  private static GuideStore chroma() {
    assumeTrue(TestStores.chroma());
    String url = TestStores.address("chroma").orElseThrow();
    return new GuideStore(
        "Chroma",
        "",
        Map.of("chat-passages", COLLECTION, "8000", String.valueOf(URI.create(url).getPort())),
        List.of("chromadb"),
        Map.of(),
        empty(ChromaTarget.open(client(url), COLLECTION)),
        () -> {});
  }

  private static GuideStore qdrant() throws IOException {
    FakeQdrant server = new FakeQdrant(0);
    return new GuideStore(
        "Qdrant",
        "",
        Map.of("http://localhost:6333", server.url()),
        List.of("qdrant_client"),
        Map.of(),
        QdrantTarget.open(client(server.url()), "passages"),
        server::close);
  }

  private static GuideStore search(SearchDialect dialect, String before, String module)
      throws IOException {
    FakeSearchServer server = new FakeSearchServer(dialect);
    return new GuideStore(
        "OpenSearch and Elasticsearch",
        before,
        Map.of("https://search.example:9200", server.url()),
        List.of(module),
        Map.of(),
        SearchServerTarget.open(client(server.url()), "passages", dialect),
        server::close);
  }

  private static GuideStore weaviate() throws IOException {
    FakeWeaviate server = new FakeWeaviate(0);
    return new GuideStore(
        "Weaviate",
        "",
        Map.of("http://localhost:8080", server.url()),
        List.of("json"),
        Map.of("WEAVIATE_KEY", "key"),
        WeaviateTarget.open(client(server.url()), "Passages"),
        server::close);
  }

  private static GuideStore milvus() throws IOException {
    FakeMilvus server = new FakeMilvus(0);
    return new GuideStore(
        "Milvus",
        "",
        Map.of("http://localhost:19530", server.url()),
        List.of("json"),
        Map.of("MILVUS_TOKEN", "root:Milvus"),
        MilvusTarget.open(client(server.url()), "passages"),
        server::close);
  }

  private static TargetHttpClient client(String url) {
    return TargetHttpClient.open("chat", url, "");
  }

  private static PublishTarget empty(PublishTarget target) {
    target.held().stream().map(HeldVersion::version).forEach(target::drop);
    return target;
  }

  /** Its reader in plain Python. */
  String reader() throws IOException {
    return GuideText.block(heading, before);
  }

  @Override
  public void close() {
    target.close();
    stop.run();
  }
}
