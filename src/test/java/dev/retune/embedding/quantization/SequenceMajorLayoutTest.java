package dev.retune.embedding.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import dev.retune.embedding.catalog.TestModels;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.onnx.ModelProbe;
import dev.retune.embedding.onnx.OnnxSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceMajorLayoutTest {
  @TempDir static Path dir;
  private static ModelFolder folder;
  private static ModelProto fixed;
  private static GraphProto laidOut;

  @BeforeAll
  static void make() throws IOException, OrtException {
    folder = ModelFolder.read("m", TestModels.quantised(dir.resolve("m")));
    fixed = QuantizationScaleFixer.fixed(new QuantizedEmbeddingModel(folder), dir).orElseThrow();
    laidOut = SequenceMajorLayout.of(fixed.getGraph()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 17, 45, 150, 256, 512})
  void vectorsAreThoseOfTheOldLayout(int length) throws IOException, OrtException {
    List<long[]> text = List.of(text(length, 1));
    try (var before = model("before", fixed.getGraph());
        var after = model("after", laidOut)) {
      assertThat(ModelProbe.cosine(before.run(text).getFirst(), after.run(text).getFirst()))
          .isGreaterThan(0.9999);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 17, 45, 150})
  void aTextHasTheSameVectorAmongOthersOfItsLength(int length) throws IOException, OrtException {
    List<long[]> texts = List.of(text(length, 1), text(length, 7), text(length, 2));
    try (var model = model("batch", laidOut)) {
      List<float[]> together = model.run(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(model.run(List.of(texts.get(i))).getFirst()).isEqualTo(together.get(i));
      }
    }
  }

  @Test
  void noMaskIsRead() {
    assertThat(laidOut.getInputList())
        .extracting(ValueInfoProto::getName)
        .containsExactly("input_ids", "token_type_ids");
  }

  @Test
  void aLayerTransposesOnlyWhatItGives() {
    // one per layer, one at the start of the layout and one at its end
    assertThat(Collections.frequency(operators(laidOut), "Transpose")).isEqualTo(6 + 2);
  }

  @Test
  void aGraphWithAnotherOperatorAmongItsLayersIsLeftAlone() {
    GraphProto other = replaced("Gelu", "Elu");
    assertThat(SequenceMajorLayout.of(other)).isEmpty();
  }

  @Test
  void aGraphWithAttentionOfAnotherFormIsLeftAlone() {
    assertThat(SequenceMajorLayout.of(replaced("FusedMatMul", "MatMul"))).isEmpty();
  }

  @Test
  void aGraphWithoutAttentionIsLeftAlone() throws IOException {
    Path tiny = TinyOnnxModel.usual().writeTo(dir.resolve("tiny")).resolve("model.onnx");
    assertThat(SequenceMajorLayout.of(ModelProto.parseFrom(Files.readAllBytes(tiny)).getGraph()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 45})
  void aClassifierAboveReadsTheFirstTokenInTheOldLayout(int length)
      throws IOException, OrtException {
    GraphProto first = withFirstToken();
    GraphProto turned = SequenceMajorLayout.of(first).orElseThrow();
    assertThat(Collections.frequency(operators(turned), "Transpose")).isEqualTo(6 + 2);
    try (var before = model("first", first);
        var after = model("first-turned", turned)) {
      List<long[]> texts = List.of(text(length, 1), text(length, 7));
      List<float[]> expected = before.run(texts);
      List<float[]> vectors = after.run(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(ModelProbe.cosine(expected.get(i), vectors.get(i))).isGreaterThan(0.9999);
      }
    }
  }

  private static GraphProto withFirstToken() {
    GraphProto.Builder graph = fixed.getGraph().toBuilder();
    String tokens = graph.getOutput(0).getName();
    graph
        .addInitializer(
            TensorProto.newBuilder()
                .setName("first_place")
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addInt64Data(0))
        .addNode(
            OnnxNodes.node("Gather", "first_token", tokens, "first_place")
                .addAttribute(OnnxNodes.integer("axis", 1)));
    ValueInfoProto.Builder output = graph.getOutput(0).toBuilder().setName("first_token");
    output.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().removeDim(1);
    return graph.clearOutput().addOutput(output).build();
  }

  private static GraphProto replaced(String operator, String by) {
    GraphProto.Builder graph = fixed.getGraph().toBuilder();
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (node.getOpType().equals(operator)) {
        node.setOpType(by);
      }
    }
    return graph.build();
  }

  private static List<String> operators(GraphProto graph) {
    return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  private static OnnxSession model(String name, GraphProto graph) throws IOException {
    Path file = dir.resolve(name + ".onnx");
    Files.write(file, fixed.toBuilder().setGraph(graph).build().toByteArray());
    return new OnnxSession(folder.with(file));
  }

  private static long[] text(int length, int step) {
    long[] ids = new long[length];
    for (int i = 0; i < length; i++) {
      ids[i] = 2_000 + (long) step * 37 * i % 20_000;
    }
    ids[0] = 101;
    ids[length - 1] = 102;
    return ids;
  }
}
