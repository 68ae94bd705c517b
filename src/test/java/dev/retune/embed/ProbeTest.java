package dev.retune.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embed.TinyModel.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir Path dir;

  private static Probe probe(Path folder) {
    return Probe.of(ModelFolder.read("m", folder));
  }

  @Test
  void aModelQuantisedAsItRunsIsNotSteady() throws IOException {
    assertThat(probe(TestModels.quantised(dir))).isEqualTo(new Probe(384, false));
  }

  @Test
  void aFullPrecisionModelIsSteady() throws IOException {
    assertThat(probe(TestModels.fullPrecision(dir))).isEqualTo(new Probe(384, true));
  }

  @Test
  void aModelThatWouldPoolPaddingIsSteadyForThereIsNone() throws IOException {
    Path folder = TinyModel.usual().giving(Output.TEXT, "sentence_embedding").writeTo(dir);
    assertThat(probe(folder)).isEqualTo(new Probe(TinyModel.WIDTH, true));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (Probe each : List.of(new Probe(384, true), new Probe(8, false))) {
      assertThat(Probe.read(each.written())).isEqualTo(each);
    }
  }
}
