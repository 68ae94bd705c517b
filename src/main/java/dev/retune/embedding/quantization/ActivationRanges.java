package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.retune.embedding.onnx.OnnxSession;
import dev.retune.embedding.onnx.TensorBatch;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures the value ranges of the inputs of a model's quantized layers. */
final class ActivationRanges {
  private ActivationRanges() {}

  /**
   * The range of a tensor's values.
   *
   * @param low minimum, at most 0
   * @param high maximum, at least 0
   */
  record Range(float low, float high) {
    float width() {
      return high - low;
    }

    Range with(Range other) {
      return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
  }

  /**
   * Runs texts through the model and reads the scale and zero point computed for each input.
   *
   * @param scratch a file that may be overwritten
   * @return ranges by tensor name; empty for a model without dynamic quantization
   */
  static Map<String, Range> of(Path onnx, List<TokenSequence> texts, Path scratch)
      throws IOException, OrtException {
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(onnx)).toBuilder();
    List<NodeProto> layers =
        model.getGraph().getNodeList().stream()
            .filter(node -> node.getOpType().equals("DynamicQuantizeLinear"))
            .toList();
    for (NodeProto layer : layers) {
      model
          .getGraphBuilder()
          .addOutput(output(layer.getOutput(1), DataType.FLOAT))
          .addOutput(output(layer.getOutput(2), DataType.UINT8));
    }
    Files.write(scratch, model.build().toByteArray());
    Map<String, Range> ranges = new HashMap<>();
    var environment = OnnxSession.environment();
    try (var options = OnnxSession.options();
        var session = environment.createSession(scratch.toString(), options)) {
      for (TokenSequence text : texts) {
        try (var batch = new TensorBatch(environment, session.getInputNames(), List.of(text));
            var result = session.run(batch.tensors())) {
          for (NodeProto layer : layers) {
            ranges.merge(layer.getInput(0), range(result, layer), Range::with);
          }
        }
      }
    }
    return ranges;
  }

  private static ValueInfoProto output(String name, DataType type) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber())))
        .build();
  }

  private static Range range(OrtSession.Result result, NodeProto layer) {
    float scale = tensor(result, layer.getOutput(1)).getFloatBuffer().get(0);
    int zero = Byte.toUnsignedInt(tensor(result, layer.getOutput(2)).getByteBuffer().get(0));
    return new Range(-zero * scale, (255 - zero) * scale);
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }
}
