package dev.retune.embedding.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.ModelLifetime;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class QuantizationScaleFixerTest {
  private static final List<String> TEXTS =
      List.of(
          "How do I get a refund?",
          "My parcel has not arrived, although the tracking page says that it was delivered.",
          "환불은 어떻게 받나요?",
          "!",
          "zx qv 12345 \uD83D\uDE00 ".repeat(60));

  @TempDir Path home;

  @Test
  void aTextHasTheSameVectorInEveryBatch() {
    InstalledModelCatalog models = new InstalledModelCatalog(home, 1);
    try (Embedder model = models.open(models.find(ModelCatalog.BUILT_IN))) {
      List<float[]> together = model.embed(TEXTS, TextKind.PASSAGE);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(together.get(i)).isEqualTo(model.embed(TEXTS.get(i), TextKind.PASSAGE));
      }
    }
  }

  @Test
  void theCopyIsMadeOnceAndAgainWhenItIsGone() throws IOException {
    ModelSpec first = new InstalledModelCatalog(home, 1).find(ModelCatalog.BUILT_IN);
    Path copy = copies().getFirst();
    byte[] before = Files.readAllBytes(copy);
    Files.delete(copy);
    assertThat(new InstalledModelCatalog(home, 1).find(ModelCatalog.BUILT_IN)).isEqualTo(first);
    assertThat(copies()).containsExactly(copy);
    assertThat(Files.readAllBytes(copy)).isEqualTo(before);
  }

  @Test
  void aCopyThatCannotBeWrittenIsAFaultAndNotAnotherModel() throws IOException {
    Files.createDirectories(home.resolve("models"));
    Path inTheWay = Files.writeString(home.resolve("models/fixed-scales"), "a file");
    assertThatThrownBy(() -> new InstalledModelCatalog(home, 1).find(ModelCatalog.BUILT_IN))
        .isInstanceOf(UnavailableException.class);
    Files.delete(inTheWay);
    new InstalledModelCatalog(home, 1).find(ModelCatalog.BUILT_IN);
    assertThat(copies()).hasSize(1);
  }

  @Test
  void aModelThatIsNotQuantisedHasNoCopy() throws IOException {
    TinyOnnxModel.usual().writeTo(home.resolve("models/tiny"));
    new InstalledModelCatalog(home, 1).find("tiny");
    assertThat(home.resolve("models/fixed-scales")).doesNotExist();
  }

  @Test
  void aDeviceThatIsNotThereIsToldOnceAndTheProcessorComputes() {
    List<ApplicationException> told = new ArrayList<>();
    InstalledModelCatalog models =
        new InstalledModelCatalog(home, ComputeDevice.CUDA, ModelLifetime.KEPT, told::add);
    ModelSpec found = models.find(ModelCatalog.BUILT_IN);
    try (Embedder model = models.open(found)) {
      assertThat(model.embed(TEXTS, TextKind.PASSAGE)).hasSize(TEXTS.size());
    }
    try (Embedder model = models.open(found)) {
      assertThat(model.embed("again", TextKind.QUERY)).hasSize(384);
    }
    assertThat(told).extracting(ApplicationException::key).containsExactly("embedding.noCuda");
  }

  private List<Path> copies() throws IOException {
    try (var files = Files.list(home.resolve("models/fixed-scales"))) {
      return files.toList();
    }
  }
}
