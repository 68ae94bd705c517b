package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Builds nodes and constants of ONNX graphs. */
final class OnnxNodes {
  private OnnxNodes() {}

  /** Exchanges the first two of three dimensions. */
  static NodeProto transpose(String from, String to) {
    return node("Transpose", to, from)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("perm")
                .setType(AttributeType.INTS)
                .addAllInts(List.of(1L, 0L, 2L)))
        .build();
  }

  /** A node named after its output. */
  static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(Arrays.asList(inputs))
        .addOutput(output);
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  /** A shape that keeps the first dimension, ends with the given one, and fills the middle. */
  static TensorProto shape(String name, long last) {
    ByteBuffer raw = ByteBuffer.allocate(3 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.putLong(0).putLong(-1).putLong(last);
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64.getNumber())
        .addDims(3)
        .setRawData(ByteString.copyFrom(raw.array()))
        .build();
  }
}
