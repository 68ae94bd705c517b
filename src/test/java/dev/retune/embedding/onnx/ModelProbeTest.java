package dev.retune.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.catalog.TestModels;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.catalog.TinyOnnxModel.Output;
import dev.retune.embedding.folder.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProbeTest {
  @TempDir Path dir;

  private static ModelProbe probe(Path folder) {
    return ModelProbe.of(ModelFolder.read("m", folder));
  }

  @Test
  void aModelQuantisedAsItRunsIsNotSteady() throws IOException {
    assertThat(probe(TestModels.quantised(dir))).isEqualTo(new ModelProbe(384, false));
  }

  @Test
  void aFullPrecisionModelIsSteady() throws IOException {
    assertThat(probe(TestModels.fullPrecision(dir))).isEqualTo(new ModelProbe(384, true));
  }

  @Test
  void aModelThatWouldPoolPaddingIsSteadyForThereIsNone() throws IOException {
    Path folder = TinyOnnxModel.usual().giving(Output.TEXT, "sentence_embedding").writeTo(dir);
    assertThat(probe(folder)).isEqualTo(new ModelProbe(TinyOnnxModel.WIDTH, true));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (ModelProbe each : List.of(new ModelProbe(384, true), new ModelProbe(8, false))) {
      assertThat(ModelProbe.read(each.written())).isEqualTo(each);
    }
  }
}
