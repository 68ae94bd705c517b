package dev.retune.embedding.reranking;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A cross-encoder of the usual size: the six layers of MiniLM, and random weights from the first
 * token's vector to one number. Its scores mean nothing; it costs what a trained one costs.
 */
public final class MiniLmCrossEncoder {
  private static final int WIDTH = 384;

  private MiniLmCrossEncoder() {}

  /**
   * Writes it as an exported folder.
   *
   * @param name of the sentence model on the class path, with its tokenizer beside it
   */
  public static Path write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    ModelProto model;
    try (InputStream in = resource("/" + name + ".onnx")) {
      model = ModelProto.parseFrom(in);
    }
    GraphProto.Builder graph = model.getGraph().toBuilder();
    String tokens = graph.getOutput(0).getName();
    graph
        .addInitializer(
            TensorProto.newBuilder()
                .setName("first_place")
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addInt64Data(0))
        .addInitializer(head())
        .addNode(
            NodeProto.newBuilder()
                .setOpType("Gather")
                .setName("first_token")
                .addAllInput(List.of(tokens, "first_place"))
                .addOutput("first_token")
                .addAttribute(
                    AttributeProto.newBuilder().setName("axis").setType(AttributeType.INT).setI(1)))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("MatMul")
                .setName("logits")
                .addAllInput(List.of("first_token", "score_head"))
                .addOutput("logits"))
        .clearOutput()
        .addOutput(logits());
    Files.write(
        folder.resolve("model.onnx"), model.toBuilder().setGraph(graph).build().toByteArray());
    try (InputStream in = resource("/" + name + "-tokenizer.json")) {
      Files.copy(in, folder.resolve("tokenizer.json"));
    }
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"architectures": ["BertForSequenceClassification"], "max_position_embeddings": 512,
         "sentence_transformers": {"activation_fn": "torch.nn.modules.linear.Identity"}}
        """);
    return folder;
  }

  private static TensorProto head() {
    TensorProto.Builder head =
        TensorProto.newBuilder()
            .setName("score_head")
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addDims(WIDTH)
            .addDims(1);
    Random random = new Random(1);
    for (int i = 0; i < WIDTH; i++) {
      head.addFloatData((float) random.nextGaussian());
    }
    return head.build();
  }

  private static ValueInfoProto logits() {
    return ValueInfoProto.newBuilder()
        .setName("logits")
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(
                            TensorShapeProto.newBuilder()
                                .addDim(
                                    TensorShapeProto.Dimension.newBuilder().setDimParam("pairs"))
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1)))))
        .build();
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = MiniLmCrossEncoder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }
}
