package dev.retune.embedding.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import dev.retune.embedding.model.ModelKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Repositories from which nothing is installed. */
class RefusedModelTest {
  private static final String NAME = "made/toy-multilingual";
  private static final String WEIGHTS = "onnx/" + ToyMultilingualModel.WEIGHTS;

  @TempDir Path folder;
  private TestHub hub;
  private HubRepository repository;
  private HubInstallation installation;

  @BeforeEach
  void installation() throws IOException {
    repository = ToyRepository.write(folder, NAME, "pooling_mode_mean_tokens");
    hub = new TestHub().with(repository);
    installation =
        new HubInstallation(hub.environment(folder, Optional.empty()), folder.resolve("home"));
  }

  @AfterEach
  void close() {
    installation.close();
    hub.close();
  }

  private ApplicationException refusal(String name) {
    return catchThrowableOfType(ApplicationException.class, () -> installation.install(name));
  }

  @ParameterizedTest
  @CsvSource({
    "text-generation, LlamaForCausalLM, model.otherTask",
    "fill-mask, BertForMaskedLM, model.otherTask",
    "'', BertForTokenClassification, model.otherTask"
  })
  void modelsForOtherTasksAreRefused(String task, String architecture, String key) {
    repository
        .without("modules.json")
        .with("config.json", "{\"architectures\": [\"%s\"]}".formatted(architecture))
        .telling("pipeline_tag", task);
    assertThat(refusal(NAME).key()).isEqualTo(key);
  }

  @Test
  void anEncoderWithoutATaskIsTaken() {
    repository.without("modules.json").telling("pipeline_tag", "");
    assertThat(installation.plan(NAME).kind()).isEqualTo(ModelKind.EMBEDDING);
  }

  @Test
  void onlyPickle() {
    repository.without("onnx/model.onnx");
    assertThat(refusal(NAME).key()).isEqualTo("model.onlyPickle");
    repository.with("model.safetensors", "x");
    assertThat(refusal(NAME).key()).isEqualTo("model.noOnnx");
    repository.without("modules.json").telling("pipeline_tag", "text-generation");
    assertThat(refusal(NAME).key()).isEqualTo("model.otherTask");
  }

  @Test
  void whatIsMissingIsNamed() {
    repository.without(WEIGHTS);
    assertThat(refusal(NAME))
        .returns("model.noWeights", ApplicationException::key)
        .returns(
            List.of(NAME, "onnx/model.onnx", ToyMultilingualModel.WEIGHTS),
            ApplicationException::args);
    repository.without("onnx/tokenizer.json");
    assertThat(refusal(NAME).key()).isEqualTo("model.noTokenizer");
  }

  @Test
  void aModelThatCannotBeRunIsNotInstalled() throws IOException {
    repository.with("onnx/model.onnx", "version https://git-lfs.github.com/spec/v1");
    ApplicationException refused = refusal(NAME);
    assertThat(refused.key()).isEqualTo("model.unusable");
    assertThat(new Texts(Locale.ENGLISH).get(refused)).contains("is not a usable ONNX model");
    assertThat(installation.models.list()).noneMatch(model -> model.spec().id().contains("toy"));
    assertThat(installation.models.unfinished()).isEmpty();
  }

  @Test
  void aGatedModelIsToldBeforeAnythingIsAsked() {
    repository.gated();
    assertThat(refusal(NAME).key()).isEqualTo("model.gated");
  }

  @Test
  void aPathThatLeadsOutOfItsFolderWritesNothing() {
    repository.with("../../evil.json", "{}");
    assertThat(refusal(NAME).key()).isEqualTo("model.badPath");
    assertThat(folder.resolve("evil.json")).doesNotExist();
  }
}
