package dev.retune.embedding.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.ModelSpec.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class InstalledModelCatalogTest {
  @TempDir Path dir;
  private Path home;
  private InstalledModelCatalog models;

  @BeforeEach
  void models() {
    home = dir.resolve("home");
    models = new InstalledModelCatalog(home, 1);
  }

  @Test
  void theBuiltInModelIsThereFromTheStart() {
    assertThat(models.list())
        .singleElement()
        .returns(ModelCatalog.BUILT_IN, ModelSpec::id)
        .returns(384, ModelSpec::dimension)
        .returns(256, ModelSpec::maxTokens)
        .returns(Pooling.MEAN, ModelSpec::pooling)
        .returns(BuiltInModel.TOKENIZER_SHA, ModelSpec::tokenizerFingerprint);
  }

  @Test
  void aDamagedBuiltInModelIsUnpackedAgain() throws IOException {
    ModelSpec before = models.find(ModelCatalog.BUILT_IN);
    Files.writeString(home.resolve("models/builtin/model.onnx"), "damaged");
    assertThat(models.find(ModelCatalog.BUILT_IN)).isEqualTo(before);
  }

  @Test
  void unpackingLeavesNoParts() throws IOException {
    models.find(ModelCatalog.BUILT_IN);
    try (var files = Files.list(home.resolve("models/builtin"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.onnx", "tokenizer.json");
    }
  }

  @Test
  void foldersUnderTheHomeAreNamedByTheFolder() throws IOException {
    TinyOnnxModel.usual().writeTo(home.resolve("models/tiny"));
    assertThat(models.find("tiny"))
        .returns("tiny", ModelSpec::id)
        .returns(TinyOnnxModel.WIDTH, ModelSpec::dimension);
  }

  @Test
  void aFolderThatHoldsNoModelIsNotListed() throws IOException {
    TinyOnnxModel.usual().writeTo(home.resolve("models/tiny"));
    Files.createDirectories(home.resolve("models/empty"));
    assertThat(models.list())
        .extracting(ModelSpec::id)
        .containsExactly(ModelCatalog.BUILT_IN, "tiny");
  }

  @Test
  void theModelMayLieInAnOnnxFolder() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("m"));
    Files.createDirectories(folder.resolve("onnx"));
    Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));
    assertThat(models.find(folder.toString()).dimension()).isEqualTo(TinyOnnxModel.WIDTH);
  }

  @Test
  void theSameFilesHaveTheSameFingerprintAnywhere() throws IOException {
    Path one = TinyOnnxModel.usual().writeTo(dir.resolve("one"));
    Path other = TinyOnnxModel.usual().writeTo(dir.resolve("other"));
    assertThat(models.find(one.toString()).fingerprint())
        .isEqualTo(models.find(other.toString()).fingerprint());
  }

  @Test
  void aPrefixChangesTheFingerprint() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("m"));
    String before = models.find(folder.toString()).fingerprint();
    Files.writeString(folder.resolve("retune.json"), "{\"queryPrefix\": \"query: \"}");
    assertThat(models.find(folder.toString()).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void weightsKeptBesideTheModelAreFingerprintedToo() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("m"));
    String before = models.find(folder.toString()).fingerprint();
    Files.writeString(folder.resolve("model.onnx_data"), "weights");
    assertThat(models.find(folder.toString()).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aModelThatChangedSinceItWasFoundIsNotOpened() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("m"));
    ModelSpec found = models.find(folder.toString());
    Files.writeString(folder.resolve("retune.json"), "{\"pooling\": \"cls\"}");
    assertThatThrownBy(() -> models.open(found))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("embedding.changed"));
  }

  @Test
  void whatWasFoundOutIsKeptForTheNextStart() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("m"));
    ModelSpec found = models.find(folder.toString());
    byte[] kept = Files.readAllBytes(home.resolve("models/remembered.json"));
    assertThat(new InstalledModelCatalog(home, 1).find(folder.toString())).isEqualTo(found);
    assertThat(home.resolve("models/remembered.json")).hasBinaryContent(kept);
  }

  @Test
  void aBrokenMemoryIsMadeAnew() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("m"));
    ModelSpec found = models.find(folder.toString());
    Files.writeString(home.resolve("models/remembered.json"), "{broken");
    assertThat(models.find(folder.toString())).isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource
  void refuses(InvalidModelFolder folder) throws IOException {
    Path path = dir.resolve("bad");
    folder.writeTo(path);
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> models.find(path.toString()));
    assertThat(refusal.key()).isEqualTo(folder.key);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
      assertThat(new Texts(locale).get(refusal)).contains(dir.toString()).doesNotContain("{");
    }
  }
}
