package dev.retune.embedding.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.folder.OnnxExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExternalDataTest {
  @TempDir Path folder;

  private Path model(ProtobufWriter graph) throws IOException {
    return Files.write(
        folder.resolve("m.onnx"), new ProtobufWriter().number(1, 8).message(7, graph).bytes());
  }

  private static ProtobufWriter tensor(String location) {
    return new ProtobufWriter()
        .text(8, "t")
        .message(13, new ProtobufWriter().text(1, "location").text(2, location))
        .message(13, new ProtobufWriter().text(1, "offset").text(2, "4096"))
        .number(14, 1);
  }

  @Test
  void readsTheNamesOfAllTensors() throws IOException {
    ToyMultilingualModel.writeTo(folder, "pooling_mode_mean_tokens");
    assertThat(OnnxExternalData.of(folder.resolve("onnx/model.onnx")))
        .containsExactly(ToyMultilingualModel.WEIGHTS);
  }

  @Test
  void looksIntoConstantsAndInnerGraphs() throws IOException {
    ProtobufWriter inner = new ProtobufWriter().message(5, tensor("inner.data"));
    ProtobufWriter node =
        new ProtobufWriter()
            .text(4, "If")
            .message(5, new ProtobufWriter().text(1, "then_branch").message(6, inner))
            .message(5, new ProtobufWriter().text(1, "value").message(5, tensor("constant")));
    assertThat(OnnxExternalData.of(model(new ProtobufWriter().message(1, node))))
        .containsExactly("constant", "inner.data");
  }

  @Test
  void findsNoneInAModelThatHoldsItsWeights() throws IOException {
    TinyOnnxModel.usual().writeTo(folder);
    assertThat(OnnxExternalData.of(folder.resolve("model.onnx"))).isEmpty();
  }

  @Test
  void aFileThatIsNoModelHasNone() throws IOException {
    assertThat(OnnxExternalData.of(Files.writeString(folder.resolve("a.onnx"), "version 1")))
        .isEmpty();
    assertThat(OnnxExternalData.of(folder.resolve("absent.onnx"))).isEmpty();
  }

  @Test
  void graphsWithoutEndAreGivenUp() throws IOException {
    ProtobufWriter graph = new ProtobufWriter().message(5, tensor("deep"));
    for (int i = 0; i < 200; i++) {
      graph =
          new ProtobufWriter()
              .message(1, new ProtobufWriter().message(5, new ProtobufWriter().message(6, graph)));
    }
    assertThat(OnnxExternalData.of(model(graph))).isEmpty();
  }
}
