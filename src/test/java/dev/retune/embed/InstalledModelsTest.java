package dev.retune.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.embed.ModelSpec.Pooling;
import dev.retune.fault.BadInput;
import dev.retune.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstalledModelsTest {
  @TempDir Path dir;
  private Path home;
  private InstalledModels models;

  @BeforeEach
  void models() {
    home = dir.resolve("home");
    models = new InstalledModels(home, 1);
  }

  @Test
  void theBuiltInModelIsThereFromTheStart() {
    assertThat(models.list())
        .singleElement()
        .returns(Models.BUILT_IN, ModelSpec::id)
        .returns(384, ModelSpec::dimension)
        .returns(256, ModelSpec::maxTokens)
        .returns(Pooling.MEAN, ModelSpec::pooling)
        .returns(BuiltIn.TOKENIZER_SHA, ModelSpec::tokenizerFingerprint);
  }

  @Test
  void aDamagedBuiltInModelIsUnpackedAgain() throws IOException {
    ModelSpec before = models.find(Models.BUILT_IN);
    Files.writeString(home.resolve("models/builtin/model.onnx"), "damaged");
    assertThat(models.find(Models.BUILT_IN)).isEqualTo(before);
  }

  @Test
  void unpackingLeavesNoParts() throws IOException {
    models.find(Models.BUILT_IN);
    try (var files = Files.list(home.resolve("models/builtin"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.onnx", "tokenizer.json");
    }
  }

  @Test
  void foldersUnderTheHomeAreNamedByTheFolder() throws IOException {
    TinyModel.usual().writeTo(home.resolve("models/tiny"));
    assertThat(models.find("tiny"))
        .returns("tiny", ModelSpec::id)
        .returns(TinyModel.WIDTH, ModelSpec::dimension);
  }

  @Test
  void aFolderThatHoldsNoModelIsNotListed() throws IOException {
    TinyModel.usual().writeTo(home.resolve("models/tiny"));
    Files.createDirectories(home.resolve("models/empty"));
    assertThat(models.list()).extracting(ModelSpec::id).containsExactly(Models.BUILT_IN, "tiny");
  }

  @Test
  void theModelMayLieInAnOnnxFolder() throws IOException {
    Path folder = TinyModel.usual().writeTo(dir.resolve("m"));
    Files.createDirectories(folder.resolve("onnx"));
    Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));
    assertThat(models.find(folder.toString()).dimension()).isEqualTo(TinyModel.WIDTH);
  }

  @Test
  void theSameFilesHaveTheSameFingerprintAnywhere() throws IOException {
    Path one = TinyModel.usual().writeTo(dir.resolve("one"));
    Path other = TinyModel.usual().writeTo(dir.resolve("other"));
    assertThat(models.find(one.toString()).fingerprint())
        .isEqualTo(models.find(other.toString()).fingerprint());
  }

  @Test
  void aPrefixChangesTheFingerprint() throws IOException {
    Path folder = TinyModel.usual().writeTo(dir.resolve("m"));
    String before = models.find(folder.toString()).fingerprint();
    Files.writeString(folder.resolve("retune.json"), "{\"queryPrefix\": \"query: \"}");
    assertThat(models.find(folder.toString()).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void weightsKeptBesideTheModelAreFingerprintedToo() throws IOException {
    Path folder = TinyModel.usual().writeTo(dir.resolve("m"));
    String before = models.find(folder.toString()).fingerprint();
    Files.writeString(folder.resolve("model.onnx_data"), "weights");
    assertThat(models.find(folder.toString()).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aModelThatChangedSinceItWasFoundIsNotOpened() throws IOException {
    Path folder = TinyModel.usual().writeTo(dir.resolve("m"));
    ModelSpec found = models.find(folder.toString());
    Files.writeString(folder.resolve("retune.json"), "{\"pooling\": \"cls\"}");
    assertThatThrownBy(() -> models.open(found))
        .isInstanceOfSatisfying(
            BadInput.class, e -> assertThat(e.key()).isEqualTo("embed.changed"));
  }

  @Test
  void whatWasFoundOutIsKeptForTheNextStart() throws IOException {
    Path folder = TinyModel.usual().writeTo(dir.resolve("m"));
    ModelSpec found = models.find(folder.toString());
    byte[] kept = Files.readAllBytes(home.resolve("models/remembered.json"));
    assertThat(new InstalledModels(home, 1).find(folder.toString())).isEqualTo(found);
    assertThat(home.resolve("models/remembered.json")).hasBinaryContent(kept);
  }

  @Test
  void aBrokenMemoryIsMadeAnew() throws IOException {
    Path folder = TinyModel.usual().writeTo(dir.resolve("m"));
    ModelSpec found = models.find(folder.toString());
    Files.writeString(home.resolve("models/remembered.json"), "{broken");
    assertThat(models.find(folder.toString())).isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource
  void refuses(BadFolder folder) throws IOException {
    Path path = dir.resolve("bad");
    folder.writeTo(path);
    BadInput refusal = catchThrowableOfType(BadInput.class, () -> models.find(path.toString()));
    assertThat(refusal.key()).isEqualTo(folder.key);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
      assertThat(new Texts(locale).get(refusal)).contains(dir.toString()).doesNotContain("{");
    }
  }
}
