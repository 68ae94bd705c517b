package dev.retune.publishing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.database.PgVectorTarget;
import dev.retune.publishing.file.FileFormat;
import dev.retune.publishing.file.FileTarget;
import dev.retune.publishing.guide.GuideReader.Hit;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.publishing.remote.ChromaTarget;
import dev.retune.publishing.remote.FakeMilvus;
import dev.retune.publishing.remote.FakeWeaviate;
import dev.retune.publishing.remote.MilvusTarget;
import dev.retune.publishing.remote.TargetHttpClient;
import dev.retune.publishing.remote.WeaviateTarget;
import dev.retune.publishing.target.PublishTarget;
import dev.retune.support.TestStores;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The guide's readers, where Python with their modules and the stores are here. */
class GuideReaderTest {
  private static final String VIEW = "retune_guide_passages";
  private static final String COLLECTION = "retune-guide-passages";
  private static final String QUESTION = "사진을 붙여야 하나요?";
  private static final Map<String, float[]> VECTORS =
      Map.of("query: " + QUESTION, new float[] {0, 0.6f, 0.8f});

  @TempDir Path folder;

  private static PublishManifest manifest(String version) {
    return new PublishManifest(
        version, "m", "", "", "query: ", "", "MEAN", true, 3, "cosine", "f", "", "c", 3);
  }

  private static PublishedPassage passage(String document, String text, float... vector) {
    return new PublishedPassage(
        document + "-0", text, "doc-" + document, "Titel", "", text, vector);
  }

  private static void publish(PublishTarget target, String version, PublishedPassage... passages) {
    target.stage(manifest(version));
    target.write(version, List.of(passages));
    target.complete(manifest(version));
    target.goLive(version);
  }

  private void bothVersionsAreRead(
      PublishTarget target, GuideReader reader, Map<String, String> environment) throws Exception {
    publish(
        target,
        "v1",
        passage("1", "아니요\n\"old\" 'text'", 0, 1, 0),
        passage("2", "no", 1, 0, 0),
        passage("3", "네", 0, 0, 1));
    assertThat(reader.ask(List.of(QUESTION), VECTORS, environment))
        .containsExactly(
            List.of(
                new Hit("doc-3", "네"),
                new Hit("doc-1", "아니요\n\"old\" 'text'"),
                new Hit("doc-2", "no")));
    publish(
        target,
        "v2",
        passage("1", "new", 0, 0.6f, 0.8f),
        passage("2", "no", 1, 0, 0),
        passage("3", "네", 0, 0, 1));
    assertThat(reader.ask(List.of(QUESTION), VECTORS, environment).getFirst().getFirst())
        .isEqualTo(new Hit("doc-1", "new"));
    target.goLive("v1");
    assertThat(reader.ask(List.of(QUESTION), VECTORS, environment).getFirst().getFirst())
        .isEqualTo(new Hit("doc-3", "네"));
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private GuideReader reader(String heading, Map<String, String> places, String... modules)
      throws Exception {
    Path place = Files.createDirectory(folder.resolve("reader"));
    Optional<GuideReader> reader = GuideReader.of(heading, place, places, modules);
    assumeTrue(reader.isPresent(), () -> "no Python with " + List.of(modules));
    return reader.orElseThrow();
  }

  @Test
  void filesAreReadByNumpy() throws Exception {
    Path files = folder.resolve("files");
    GuideReader reader = reader("Files", Map.of("/srv/chat/index", files.toString()), "pathlib");
    try (PublishTarget target = FileTarget.open("out", files, "retune", "w1", FileFormat.LINES)) {
      bothVersionsAreRead(target, reader, Map.of());
    }
  }

  @Test
  void arrowIsReadByPyarrow() throws Exception {
    Path files = folder.resolve("files");
    GuideReader reader =
        reader("Arrow", Map.of("/srv/chat/arrow", files.toString()), "numpy", "pyarrow");
    try (PublishTarget target = FileTarget.open("out", files, "retune", "w1", FileFormat.ARROW)) {
      bothVersionsAreRead(target, reader, Map.of());
    }
  }

  @Test
  @EnabledIf("dev.retune.support.TestStores#pgvector")
  void pgvectorIsReadByPsycopg() throws Exception {
    GuideReader reader = reader("pgvector", Map.of("passages", VIEW), "psycopg2");
    String url = TestStores.address("pgvector").orElseThrow();
    execute(url, "drop view if exists " + VIEW);
    try (PublishTarget target = PgVectorTarget.open("chat", DatabaseUrl.parse(url), VIEW)) {
      forget(target);
      bothVersionsAreRead(target, reader, Map.of("CHAT_DB", url.replace("jdbc:", "")));
    }
  }

  @Test
  @EnabledIf("dev.retune.support.TestStores#chroma")
  void chromaIsReadByItsClient() throws Exception {
    String url = TestStores.address("chroma").orElseThrow();
    Map<String, String> places =
        Map.of("chat-passages", COLLECTION, "8000", String.valueOf(URI.create(url).getPort()));
    GuideReader reader = reader("Chroma", places, "chromadb");
    try (PublishTarget target =
        ChromaTarget.open(TargetHttpClient.open("chat", url, ""), COLLECTION)) {
      forget(target);
      bothVersionsAreRead(target, reader, Map.of());
    }
  }

  @Test
  void weaviateIsReadOverHttp() throws Exception {
    try (FakeWeaviate server = new FakeWeaviate(0);
        PublishTarget target =
            WeaviateTarget.open(TargetHttpClient.open("chat", server.url(), ""), "Passages")) {
      GuideReader reader =
          reader("Weaviate", Map.of("http://localhost:8080", server.url()), "json");
      bothVersionsAreRead(target, reader, Map.of("WEAVIATE_KEY", "key"));
    }
  }

  @Test
  void milvusIsReadOverHttp() throws Exception {
    try (FakeMilvus server = new FakeMilvus(0);
        PublishTarget target =
            MilvusTarget.open(TargetHttpClient.open("chat", server.url(), ""), "passages")) {
      GuideReader reader = reader("Milvus", Map.of("http://localhost:19530", server.url()), "json");
      bothVersionsAreRead(target, reader, Map.of("MILVUS_TOKEN", "root:Milvus"));
    }
  }

  private static void forget(PublishTarget target) {
    target.held().stream().map(HeldVersion::version).forEach(target::drop);
  }
}
