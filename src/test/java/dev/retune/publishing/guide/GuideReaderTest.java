package dev.retune.publishing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.publishing.guide.GuideReader.Hit;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.target.PublishTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The guide's readers, where Python with their modules and the stores are here. */
class GuideReaderTest {
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

  private static void bothVersionsAreRead(GuideStore store, GuideReader reader) throws Exception {
    publish(
        store.target(),
        "v1",
        passage("1", "아니요\n\"old\" 'text'", 0, 1, 0),
        passage("2", "no", 1, 0, 0),
        passage("3", "네", 0, 0, 1));
    assertThat(reader.ask(List.of(QUESTION), VECTORS, store.environment()))
        .containsExactly(
            List.of(
                new Hit("doc-3", "네"),
                new Hit("doc-1", "아니요\n\"old\" 'text'"),
                new Hit("doc-2", "no")));
    publish(
        store.target(),
        "v2",
        passage("1", "new", 0, 0.6f, 0.8f),
        passage("2", "no", 1, 0, 0),
        passage("3", "네", 0, 0, 1));
    assertThat(first(reader, store)).isEqualTo(new Hit("doc-1", "new"));
    store.target().goLive("v1");
    assertThat(first(reader, store)).isEqualTo(new Hit("doc-3", "네"));
  }

  private static Hit first(GuideReader reader, GuideStore store) throws Exception {
    return reader.ask(List.of(QUESTION), VECTORS, store.environment()).getFirst().getFirst();
  }

  private GuideReader reader(String script, Map<String, String> places, List<String> modules)
      throws InterruptedException, IOException {
    Path place = Files.createDirectory(folder.resolve("reader"));
    Optional<GuideReader> reader = GuideReader.of(script, place, places, modules);
    assumeTrue(reader.isPresent(), () -> "no Python with " + modules);
    return reader.orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void plainPythonReadsWhatIsLive(TargetKind kind) throws Exception {
    try (GuideStore store = GuideStore.open(kind, folder)) {
      bothVersionsAreRead(
          store, reader(store.reader() + GuideReader.PLAIN, store.places(), store.modules()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRetrieverOfLangChainGoesAroundEveryReader(TargetKind kind) throws Exception {
    try (GuideStore store = GuideStore.open(kind, folder)) {
      String script = store.reader() + GuideText.retriever() + GuideReader.RETRIEVER;
      bothVersionsAreRead(
          store, reader(script, store.places(), with(store.modules(), "langchain_core")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PGVECTOR, LangChain's own store (`langchain-postgres`), langchain_postgres",
    "ARROW, LangChain's own store, langchain_community",
    "OPENSEARCH, LangChain's own store for OpenSearch, langchain_community",
    "ELASTICSEARCH, LangChain's own store for Elasticsearch, langchain_elasticsearch"
  })
  void storesOfLangChainReadWhatIsPublished(TargetKind kind, String before, String module)
      throws Exception {
    try (GuideStore store = GuideStore.open(kind, folder)) {
      String own = GuideText.block(store.heading(), before);
      // the lines that say what embeddings are stand in one place
      String embeddings = own.contains("embeddings = ") ? "" : GuideText.embeddings();
      Map<String, String> places = new HashMap<>(store.places());
      if (kind == TargetKind.PGVECTOR) {
        places.put(
            "postgresql+asyncpg://chat@db.example/chat",
            store
                .environment()
                .get("CHAT_DB")
                .replaceFirst("//(.*)\\?user=(\\w+).*", "+asyncpg://$2@$1")
                .replace(":+asyncpg:", "+asyncpg:"));
      }
      bothVersionsAreRead(
          store,
          reader(
              store.reader() + embeddings + own + GuideReader.RETRIEVER,
              places,
              with(store.modules(), module)));
    }
  }

  private static List<String> with(List<String> modules, String more) {
    return Stream.concat(modules.stream(), Stream.of(more)).toList();
  }
}
