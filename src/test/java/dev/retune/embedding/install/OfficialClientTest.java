package dev.retune.embedding.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.catalog.TestModels;
import dev.retune.embedding.hub.HubEnvironment;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub of these tests, used by the hub's own JavaScript client. The environment variable {@code
 * HUBJS} names a folder into which npm has installed {@code @huggingface/hub}; skipped without it.
 */
@Tag("slow")
class OfficialClientTest {
  private static final String NAME = "made/minilm";
  private static final String SCRIPT =
      """
      import * as hub from "@huggingface/hub";
      const [hubUrl, repo, cacheDir] = process.argv.slice(1);
      const told = { hubUrl, accessToken: "hf_secret" };
      console.debug = () => {};
      const info = await hub.modelInfo({ name: repo, additionalFields: ["sha", "tags"], ...told });
      const files = [];
      for await (const each of hub.listFiles({ repo, recursive: true, ...told })) files.push(each);
      const found = [];
      for await (const each of hub.listModels({ search: { query: "minilm", tags: ["onnx"],
          task: "sentence-similarity" }, limit: 5, ...told })) found.push(each.name);
      const large = await hub.fileDownloadInfo({ repo, path: "onnx/model_quantized.onnx", ...told });
      const folder = await hub.snapshotDownload({ repo, cacheDir, ...told });
      let refused = "";
      try { await hub.modelInfo({ name: "made/nothing", ...told }); }
      catch (e) { refused = String(e.statusCode); }
      const cached = await hub.scanCacheDir(cacheDir);
      console.log(JSON.stringify({ info, files, found, folder, refused,
        large: { size: large.size, etag: large.etag }, cached: cached.repos.length }));
      """;

  @TempDir Path folder;

  @Test
  void acceptsTheHubAndItsSnapshotIsInstalled() throws Exception {
    Path modules = Path.of(Optional.ofNullable(System.getenv("HUBJS")).orElse("absent"));
    assumeTrue(
        Files.isDirectory(modules.resolve("node_modules/@huggingface/hub")),
        "skipped: HUBJS names no folder with @huggingface/hub");
    HubRepository repository = repository();
    Path cache = folder.resolve("cache");
    try (TestHub hub = new TestHub().with(repository)) {
      JsonNode said = run(modules, hub.endpoint(), cache);
      assertThat(said.path("info").path("sha").asText()).isEqualTo(repository.commit());
      assertThat(said.path("found")).extracting(JsonNode::asText).containsExactly(NAME);
      assertThat(said.path("refused").asText()).isEqualTo("401");
      assertThat(said.path("cached").asInt()).isEqualTo(1);
      byte[] model = repository.content("onnx/model_quantized.onnx");
      assertThat(said.path("large").path("size").asInt()).isEqualTo(model.length);
      assertThat(said.path("large").path("etag").asText())
          .isEqualTo("\"" + HubRepository.sha256(model) + "\"");
      Path snapshot = Path.of(said.path("folder").asText());
      for (JsonNode file : said.path("files")) {
        String path = file.path("path").asText();
        assertThat(Files.readAllBytes(snapshot.resolve(path)))
            .as(path)
            .isEqualTo(repository.content(path));
      }
      assertThat(said.path("files")).hasSize(5);
      assertThat(hub.tokensAtOther()).isZero();

      int before = hub.requests().size();
      HubEnvironment online = hub.environment(cache, Optional.empty());
      HubEnvironment offline =
          new HubEnvironment(online.endpoint(), Optional.empty(), cache, true, online.proxies());
      try (HubInstallation installation = new HubInstallation(offline, folder.resolve("home"))) {
        assertThat(installation.install(NAME).revision()).isEqualTo(repository.commit());
      }
      assertThat(hub.requests()).hasSize(before);
    }
  }

  private HubRepository repository() throws IOException {
    Path files = TestModels.quantised(folder.resolve("files"));
    Files.createDirectories(files.resolve("onnx"));
    Files.move(files.resolve("model.onnx"), files.resolve("onnx/model_quantized.onnx"));
    return new HubRepository(NAME)
        .withAll(files)
        .with("config.json", "{\"architectures\": [\"BertModel\"]}")
        .with("sentence_bert_config.json", "{\"max_seq_length\": 256}")
        .with("README.md", "---\nlicense: apache-2.0\npipeline_tag: sentence-similarity\n---\n")
        .telling("pipeline_tag", "sentence-similarity")
        .telling("tags", List.of("onnx", "en"))
        .telling("cardData", Map.of("license", "apache-2.0"));
  }

  private JsonNode run(Path modules, String endpoint, Path cache) throws Exception {
    Process node =
        new ProcessBuilder(
                "node", "--input-type=module", "-e", SCRIPT, endpoint, NAME, cache.toString())
            .directory(modules.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(said).isZero();
    return JsonFormat.mapper().readTree(said);
  }
}
