package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Replaces the dynamic quantization of layer inputs in a graph by fixed scales. */
final class StaticQuantizationRewriter {
  /** The number of steps in a byte. */
  private static final int STEPS = 255;

  private StaticQuantizationRewriter() {}

  /** Returns false when a layer has no measured range. */
  static boolean rewrite(GraphProto.Builder graph, Map<String, ActivationRanges.Range> ranges) {
    List<NodeProto> nodes = graph.getNodeList();
    graph.clearNode();
    for (NodeProto node : nodes) {
      switch (node.getOpType()) {
        case "DynamicQuantizeLinear", "DynamicQuantizeMatMul" -> {
          ActivationRanges.Range range = ranges.get(node.getInput(0));
          if (range == null) {
            return false;
          }
          if (node.getOpType().equals("DynamicQuantizeLinear")) {
            quantise(graph, range, node.getInput(0), node.getOutputList());
          } else {
            multiply(graph, range, node);
          }
        }
        default -> graph.addNode(node);
      }
    }
    return true;
  }

  /** Outputs in the order of DynamicQuantizeLinear: bytes, scale, zero point. */
  private static void quantise(
      GraphProto.Builder graph, ActivationRanges.Range range, String input, List<String> outputs) {
    ByteBuffer scale = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    scale.putFloat(0, range.width() / STEPS);
    int zero = Math.round(-range.low() / (range.width() / STEPS));
    graph
        .addInitializer(
            constant(outputs.get(1), TensorProto.DataType.FLOAT).setRawData(bytes(scale.array())))
        .addInitializer(
            constant(outputs.get(2), TensorProto.DataType.UINT8)
                .setRawData(bytes(new byte[] {(byte) zero})))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("QuantizeLinear")
                .setName(outputs.get(0))
                .addAllInput(List.of(input, outputs.get(1), outputs.get(2)))
                .addOutput(outputs.get(0)));
  }

  /**
   * Inputs as documented by ONNX Runtime: DynamicQuantizeMatMul has A, B, scale of B, zero point of
   * B, bias; MatMulIntegerToFloat has A, B, both scales, both zero points, bias.
   */
  private static void multiply(
      GraphProto.Builder graph, ActivationRanges.Range range, NodeProto dynamic) {
    String input = dynamic.getInput(0);
    String output = dynamic.getOutput(0);
    List<String> quantised = List.of(output + "/bytes", output + "/scale", output + "/zero");
    quantise(graph, range, input, quantised);
    graph.addNode(
        dynamic.toBuilder()
            .setOpType("MatMulIntegerToFloat")
            .clearAttribute()
            .clearInput()
            .addInput(quantised.get(0))
            .addInput(dynamic.getInput(1))
            .addInput(quantised.get(1))
            .addInput(dynamic.getInput(2))
            .addInput(quantised.get(2))
            .addAllInput(dynamic.getInputList().subList(3, dynamic.getInputCount())));
  }

  private static TensorProto.Builder constant(String name, TensorProto.DataType type) {
    return TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
  }

  private static ByteString bytes(byte[] raw) {
    return ByteString.copyFrom(raw);
  }
}
