package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.GraphProtoOrBuilder;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The producer and consumers of each value of a graph. An empty node means none or several. */
final class GraphValueLinks {
  private static final NodeProto NONE =
      NodeProto.newBuilder().addInput("").addInput("").addOutput("").build();

  private final Map<String, NodeProto> makers = new HashMap<>();
  private final Map<String, List<NodeProto>> users = new HashMap<>();
  private final Map<String, TensorProto> constants = new HashMap<>();

  GraphValueLinks(GraphProtoOrBuilder graph) {
    for (NodeProto node : graph.getNodeList()) {
      node.getOutputList().forEach(name -> makers.put(name, node));
      for (String name : node.getInputList()) {
        users.computeIfAbsent(name, _ -> new ArrayList<>()).add(node);
      }
    }
    graph.getInitializerList().forEach(each -> constants.put(each.getName(), each));
  }

  NodeProto maker(String value) {
    return makers.getOrDefault(value, NONE);
  }

  /** The producer of a node's input. */
  NodeProto maker(NodeProto of, int input) {
    return maker(input < of.getInputCount() ? of.getInput(input) : "");
  }

  NodeProto onlyUser(String value) {
    List<NodeProto> all = users.getOrDefault(value, List.of());
    return all.size() == 1 ? all.getFirst() : NONE;
  }

  /**
   * Whether a value is a constant that is the same for every token: a scalar, or one per channel.
   */
  boolean isPerChannel(String value) {
    TensorProto constant = constants.get(value);
    return value.isEmpty() || (constant != null && constant.getDimsCount() <= 1);
  }

  boolean isConstant(String value) {
    return value.isEmpty() || constants.containsKey(value);
  }

  /** A node's input if it is a constant list of 64-bit integers, otherwise empty. */
  List<Long> numbers(NodeProto node, int input) {
    TensorProto constant =
        input < node.getInputCount() ? constants.get(node.getInput(input)) : null;
    if (constant == null || constant.getDataType() != TensorProto.DataType.INT64.getNumber()) {
      return List.of();
    }
    if (constant.getInt64DataCount() > 0) {
      return constant.getInt64DataList();
    }
    LongBuffer raw =
        constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    List<Long> numbers = new ArrayList<>();
    while (raw.hasRemaining()) {
      numbers.add(raw.get());
    }
    return numbers;
  }
}
