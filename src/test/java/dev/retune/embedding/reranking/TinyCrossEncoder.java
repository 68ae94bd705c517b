package dev.retune.embedding.reranking;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real ONNX cross-encoder of a few kilobytes, with the same calculation in Java beside it: the
 * vectors of tokens and segments are added over the text, squashed and weighed.
 *
 * @param labels the number of outputs, 1 or 2
 * @param segments whether it reads token_type_ids
 */
public record TinyCrossEncoder(int labels, boolean segments) {
  private static final int WIDTH = 8;
  private static final int WORDS = 200;
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  /** The model's numbers, always the same. */
  private static float[] numbers(int seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * 0.3);
    }
    return values;
  }

  /** What the model must give for a pair: the output, or the second minus the first. */
  public double reference(long[] ids, long[] types) {
    float[] table = table();
    float[] marks = numbers(6, 2 * WIDTH);
    float[] head = numbers(7, WIDTH * labels);
    double[] out = new double[labels];
    for (int w = 0; w < WIDTH; w++) {
      double sum = 0;
      for (int t = 0; t < ids.length; t++) {
        sum += table[(int) ids[t] * WIDTH + w];
        sum += segments ? marks[(int) types[t] * WIDTH + w] : 0;
      }
      for (int label = 0; label < labels; label++) {
        out[label] += Math.tanh(sum) * head[w * labels + label];
      }
    }
    return labels == 1 ? out[0] : out[1] - out[0];
  }

  private static float[] table() {
    return numbers(5, (SPECIAL.size() + WORDS) * WIDTH);
  }

  /** Writes model.onnx, tokenizer.json and config.json. */
  public Path writeTo(Path folder, String config) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), model().toByteArray());
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
    Files.writeString(folder.resolve("config.json"), config);
    return folder;
  }

  /** A configuration with an activation and a length, as cross-encoders have it. */
  public static String config(String activation, int positions) {
    return """
        {"architectures": ["BertForSequenceClassification"], "max_position_embeddings": %d,
         "sentence_transformers": {"activation_fn": "torch.nn.modules.%s"}}
        """
        .formatted(positions, activation);
  }

  private ModelProto model() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("tiny")
            .addInitializer(constant("table", table(), SPECIAL.size() + WORDS, WIDTH))
            .addInitializer(constant("head", numbers(7, WIDTH * labels), WIDTH, labels))
            .addInitializer(whole("two", 2))
            .addInitializer(whole("one", 1))
            .addNode(node("Gather", "words", "table", "input_ids"))
            .addInput(value("input_ids", TensorProto.DataType.INT64, -1))
            .addInput(value("attention_mask", TensorProto.DataType.INT64, -1));
    String tokens = "words";
    if (segments) {
      tokens = "marked";
      graph
          .addInitializer(constant("marks", numbers(6, 2 * WIDTH), 2, WIDTH))
          .addInput(value("token_type_ids", TensorProto.DataType.INT64, -1))
          .addNode(node("Gather", "mark", "marks", "token_type_ids"))
          .addNode(node("Add", "marked", "words", "mark"));
    }
    graph
        .addNode(
            node("Cast", "real", "attention_mask").toBuilder()
                .addAttribute(integer("to", TensorProto.DataType.FLOAT.getNumber())))
        .addNode(node("Unsqueeze", "column", "real", "two"))
        .addNode(node("Mul", "kept", tokens, "column"))
        .addNode(
            node("ReduceSum", "sum", "kept", "one").toBuilder()
                .addAttribute(integer("keepdims", 0)))
        .addNode(node("Tanh", "squashed", "sum"))
        .addNode(node("MatMul", "logits", "squashed", "head"))
        .addOutput(value("logits", TensorProto.DataType.FLOAT, labels));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build();
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(Arrays.asList(inputs))
        .addOutput(output)
        .build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static TensorProto constant(String name, float[] values, long rows, long columns) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addDims(rows)
            .addDims(columns);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  private static TensorProto whole(String name, long value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64.getNumber())
        .addDims(1)
        .addInt64Data(value)
        .build();
  }

  /** A tensor of two dimensions; the second has a fixed size or is open. */
  private static ValueInfoProto value(String name, TensorProto.DataType type, int columns) {
    TensorShapeProto.Dimension second =
        columns > 0
            ? TensorShapeProto.Dimension.newBuilder().setDimValue(columns).build()
            : TensorShapeProto.Dimension.newBuilder().setDimParam("length").build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(
                            TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                                .addDim(second))))
        .build();
  }

  private static String tokenizer() {
    String vocabulary =
        IntStream.range(0, SPECIAL.size() + WORDS)
            .mapToObj(
                i ->
                    "\"%s\": %d"
                        .formatted(
                            i < SPECIAL.size() ? SPECIAL.get(i) : "w" + (i - SPECIAL.size()), i))
            .collect(Collectors.joining(", "));
    return """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [
          {"id": 2, "content": "[CLS]", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true},
          {"id": 3, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false,
           "normalized": false, "special": true}],
         "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "decoder": null,
         "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
         "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {%s}}}
        """
        .formatted(vocabulary);
  }
}
