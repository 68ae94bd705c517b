package dev.retune.ui.shell;

import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A hub on this machine for the window: models to find, one that is damaged, one that works. */
final class SampleHub implements AutoCloseable {
  /** A real model of a few kilobytes. */
  static final String WORKING = "example/toy-multilingual";

  private static final String TOKENIZER = "onnx/tokenizer.json";
  private static final int TOKENIZER_BYTES = 3_000_000;
  private static final String SETTINGS =
      "{\"architectures\": [\"BertModel\"], \"model_type\": \"bert\"}";

  private final TestHub hub;

  /** Starts the hub; the working model is written to a folder first. */
  SampleHub(Path folder) throws IOException {
    Path toy = ToyMultilingualModel.writeTo(folder, "pooling_mode_mean_tokens");
    hub =
        new TestHub()
            .with(
                large("intfloat/multilingual-e5-small", 118_300_000, 17_000_000)
                    .telling("downloads", 4_210_334)
                    .telling("cardData", card("mit", "multilingual", "ko", "en", "ja", "zh", "de")))
            .with(
                large("example/multilingual-minilm", 112_900_000, 9_100_000)
                    .telling("downloads", 812_007)
                    .telling("gated", "auto")
                    .telling("cardData", card("apache-2.0", "ko", "en", "ja")))
            .with(
                described(new HubRepository("example/multilingual-sroberta"))
                    .with("model.safetensors", new byte[20_000])
                    .with("config.json", SETTINGS)
                    .telling("downloads", 96_411)
                    .telling("tags", List.of("sentence-transformers"))
                    .telling("cardData", card("cc-by-sa-4.0", "ko")))
            .with(large("example/damaged-e5-ko", 2_000_000, 20_000))
            .with(
                described(new HubRepository(WORKING).withAll(toy))
                    .telling("downloads", 1_200)
                    .telling("cardData", card("mit", "ko", "en")));
    hub.flip("onnx/model.onnx");
  }

  private static HubRepository large(String name, int model, int tokenizer) {
    String path = name.contains("damaged") ? "onnx/model.onnx" : "onnx/model_quantized.onnx";
    return described(new HubRepository(name))
        .with(path, new byte[model])
        .with("onnx/model_fp16.onnx", new byte[30_000])
        .with("tokenizer.json", new byte[tokenizer])
        .with("config.json", SETTINGS)
        .with("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}")
        .telling("cardData", card("mit", "ko"));
  }

  private static HubRepository described(HubRepository repository) {
    return repository
        .telling("pipeline_tag", "sentence-similarity")
        .telling("tags", List.of("sentence-transformers", "onnx", "ko", "en"));
  }

  private static Map<String, Object> card(String license, String... languages) {
    return Map.of("license", license, "language", List.of(languages));
  }

  /**
   * A hub whose working model has the name of the one that is offered, and a tokenizer that is long
   * enough to be stopped in its midst.
   */
  static TestHub ofOffered(Path folder) throws IOException {
    HubRepository repository =
        described(
            new HubRepository("intfloat/multilingual-e5-small")
                .withAll(ToyMultilingualModel.writeTo(folder, "pooling_mode_mean_tokens")));
    String tokenizer = new String(repository.content(TOKENIZER), StandardCharsets.UTF_8);
    return new TestHub()
        .with(
            repository
                .with(TOKENIZER, tokenizer + " ".repeat(TOKENIZER_BYTES))
                .telling("downloads", 1_200)
                .telling("cardData", card("mit", "ko", "en")))
        .with(
            described(new HubRepository("example/multilingual-pickle"))
                .with("pytorch_model.bin", new byte[20_000])
                .with("config.json", SETTINGS)
                .telling("tags", List.of("pytorch")));
  }

  /** The environment variables that lead to it. */
  Map<String, String> environment(Path home) {
    return environment(hub, home);
  }

  /** The environment variables that lead to a hub. */
  static Map<String, String> environment(TestHub hub, Path home) {
    return Map.of("HF_ENDPOINT", hub.endpoint(), "HF_HOME", home.resolve("hf").toString());
  }

  @Override
  public void close() {
    hub.close();
  }
}
