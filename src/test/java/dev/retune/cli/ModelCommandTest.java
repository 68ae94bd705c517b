package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.PreparedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of models, against a hub under a path. */
class ModelCommandTest {
  private static final String NAME = "made/toy-multilingual";

  @TempDir Path folder;
  private Path home;
  private TestHub hub;
  private HubRepository repository;
  private String id = "";
  private String out = "";
  private String err = "";

  @BeforeEach
  void files() throws IOException {
    home = PreparedModel.into(Files.createDirectories(folder.resolve("home")));
    settings("en");
    repository =
        new HubRepository(NAME)
            .withAll(
                ToyMultilingualModel.writeTo(folder.resolve("toy"), "pooling_mode_mean_tokens"))
            .telling("pipeline_tag", "sentence-similarity")
            .telling("tags", List.of("onnx", "ko", "en"))
            .telling("downloads", 12_345)
            .telling("cardData", Map.of("license", "mit", "language", List.of("ko", "en")));
    hub = new TestHub("/mirror/hf").with(repository);
    id = "made--toy-multilingual@" + repository.commit().substring(0, 12);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private void settings(String language) throws IOException {
    Files.writeString(
        home.resolve("settings.json"), "{\"language\": \"" + language + "\", \"zone\": \"UTC\"}");
  }

  private int run(String... args) {
    Map<String, String> environment =
        Map.of(
            "HF_ENDPOINT", hub.endpoint(), "HF_HOME", folder.toString(), "HF_TOKEN", "hf_secret");
    CommandRun run = CommandRun.of(new HomeFolder(home), environment, args);
    out = run.out();
    err = run.err();
    return run.code();
  }

  private JsonNode json(String... args) throws IOException {
    assertThat(run(args)).as(err).isEqualTo(ExitCodes.DONE);
    return JsonFormat.mapper().readTree(out);
  }

  @Test
  void aModelIsDescribedAndInstalled() {
    assertThat(run("model", "add", NAME, "--yes")).as(err).isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .isEqualToNormalizingNewlines(
            """
            made/toy-multilingual, commit %s
              license: mit
              languages: ko, en
              model: onnx/model.onnx (full precision): the fastest of its files on this processor
              prefixes: "query: " before questions, "passage: " before documents
              size: 0.0 MB, of which 0.0 MB are here
            Installed as %s. Compare it with the live index: retune reembed --model %s --force
            """
                .formatted(repository.commit(), id, id));
    assertThat(hub.tokensAtOther()).isZero();
    assertThat(hub.tokensAtHub()).isPositive();
    assertThat(hub.requests()).allMatch(each -> each.contains("/mirror/hf/") || isContent(each));
  }

  private static boolean isContent(String request) {
    return request.startsWith("GET /" + NAME + "/onnx/");
  }

  @Test
  void nothingIsInstalledUnasked() {
    assertThat(run("model", "add", NAME)).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("Give --yes to install made/toy-multilingual without being asked.");
    assertThat(home.resolve("models").resolve(id)).doesNotExist();
    assertThat(home.resolve("models").resolve(id + ".partial")).doesNotExist();
  }

  @Test
  void refusalsAreOneSentence() throws IOException {
    assertThat(run("model", "add", "made/nothing", "--yes")).isEqualTo(ExitCodes.FAILED);
    assertThat(err)
        .isEqualToNormalizingNewlines(
            "There is no model made/nothing at %s, or it is private: check the name, or set HF_TOKEN"
                    .formatted(hub.endpoint())
                + " to a token that may read it.\n");
    settings("ko");
    assertThat(run("model", "add", "../nothing", "--yes")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("model", "add", "made/nothing", "--yes")).isEqualTo(ExitCodes.FAILED);
    assertThat(err)
        .isEqualToNormalizingNewlines(
            hub.endpoint()
                + "에 모델 made/nothing이 없거나 비공개입니다. 이름을 확인하거나, 읽기 권한이 있는 토큰을 HF_TOKEN에"
                + " 지정하세요.\n");
  }

  @Test
  void whatWasInstalledIsListedCheckedUsedAndRemoved() throws IOException {
    json("model", "add", NAME, "--yes", "--json");
    JsonNode listed = json("model", "list", "--json").path("models");
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).path("builtIn").asBoolean()).isTrue();
    assertThat(listed.get(0).path("chosen").asBoolean()).isTrue();
    assertThat(listed.get(1).path("id").asText()).isEqualTo(id);
    assertThat(listed.get(1).path("repository").asText()).isEqualTo(NAME);
    assertThat(listed.get(1).path("queryPrefix").asText()).isEqualTo("query: ");

    assertThat(run("model", "check")).isEqualTo(ExitCodes.DONE);
    assertThat(out).isEqualToNormalizingNewlines(id + ": as installed\n");
    Path input = Files.writeString(folder.resolve("texts"), "이력서\n");
    assertThat(run("embed", "--input", input.toString(), "--model", NAME)).isZero();
    float[] expected = ToyMultilingualModel.vector("passage: 이력서", false);
    JsonNode vector = JsonFormat.mapper().readTree(out).path("embedding");
    assertThat(vector).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((float) vector.get(i).asDouble()).isCloseTo(expected[i], within(1e-6f));
    }

    Files.writeString(home.resolve("models").resolve(id).resolve("config.json"), "{}");
    assertThat(run("model", "check", NAME)).isEqualTo(ExitCodes.FAILED);
    assertThat(out).isEqualToNormalizingNewlines(id + ": the file config.json has changed\n");

    assertThat(run("model", "remove", NAME)).isEqualTo(ExitCodes.DONE);
    assertThat(home.resolve("models").resolve(id)).doesNotExist();
    assertThat(run("model", "remove", NAME)).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void anIndexIsBuiltAndAskedWithThePrefixesOfItsModel() throws IOException {
    List<String> bodies = List.of("이력서는 한 쪽이면 됩니다", "the interview takes one hour", "연봉 협상");
    Path documents =
        Files.write(
            folder.resolve("documents.jsonl"),
            bodies.stream()
                .map(b -> "{\"document_id\": \"%s\", \"body\": \"%s\"}".formatted(b, b))
                .toList());
    assertThat(run("import", documents.toString())).as(err).isZero();
    json("model", "add", NAME, "--yes", "--json");
    assertThat(run("reembed", "--model", NAME, "--force", "--budget", "0")).as(err + out).isZero();
    assertThat(json("index", "list", "--json").toString()).contains(id);

    String question = "how long is the interview?";
    float[] asked = ToyMultilingualModel.vector("query: " + question, false);
    JsonNode hits = json("search", question, "--mode", "dense", "--json").path("hits");
    assertThat(hits).hasSize(bodies.size());
    for (JsonNode hit : hits) {
      float[] stored =
          ToyMultilingualModel.vector("passage: " + hit.path("externalId").asText(), false);
      double cosine = 0;
      for (int i = 0; i < asked.length; i++) {
        cosine += asked[i] * stored[i];
      }
      assertThat(hit.path("score").asDouble())
          .isCloseTo(cosine, org.assertj.core.data.Offset.offset(1e-4));
    }
  }

  private static org.assertj.core.data.Offset<Float> within(float tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  @Test
  void theModelInTheSettingsIsNotRemoved() throws IOException {
    json("model", "add", NAME, "--yes", "--json");
    Files.writeString(
        home.resolve("settings.json"),
        "{\"language\": \"en\", \"zone\": \"UTC\", \"model\": \"" + NAME + "\"}");
    assertThat(run("model", "remove", id)).isEqualTo(ExitCodes.REFUSED);
    assertThat(err).contains(id + " is the model in the settings");
    assertThat(run("model", "remove", "all-minilm-l6-v2-q")).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void searchingTellsWhatWouldRun() throws IOException {
    hub.with(
            new HubRepository("made/toy-pickle")
                .with("config.json", "{}")
                .with("pytorch_model.bin", "x")
                .telling("pipeline_tag", "sentence-similarity")
                .telling("tags", List.of("onnx", "ko")))
        .with(
            new HubRepository("made/toy-writer")
                .with("onnx/model.onnx", "x")
                .with("tokenizer.json", "x")
                .telling("pipeline_tag", "text-generation")
                .telling("tags", List.of("onnx", "ko")));
    JsonNode found = json("model", "search", "toy", "--language", "ko", "--json").path("models");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("model").path("repository").asText()).isEqualTo(NAME);
    assertThat(found.get(0).path("bytes").asLong()).isPositive();
    assertThat(run("model", "search", "toy")).isZero();
    assertThat(out).contains("12,345 downloads").contains("mit").contains("onnx/model.onnx");
    assertThat(run("model", "search", "toy", "--language", "fr")).isZero();
    assertThat(out).isEqualToNormalizingNewlines("No model was found that runs here.\n");
  }
}
