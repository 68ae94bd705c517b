package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** The nodes of an attention block in the layout [tokens, texts, width]. */
final class SequenceMajorAttention {
  private static final String MICROSOFT = "com.microsoft";

  private SequenceMajorAttention() {}

  /** Shapes: [tokens, texts * heads, head width], and scores [texts * heads, tokens, tokens]. */
  static List<NodeProto> nodes(AttentionBlock block) {
    String out = block.output();
    List<NodeProto> nodes = new ArrayList<>();
    for (String name : List.of(block.query(), block.key(), block.value())) {
      nodes.add(OnnxNodes.node("Reshape", out + name, name, heads(block)).build());
    }
    nodes.add(
        OnnxNodes.node("FusedMatMul", out + "/scores", out + block.query(), out + block.key())
            .setDomain(MICROSOFT)
            .addAttribute(OnnxNodes.integer("transBatchA", 1))
            .addAttribute(OnnxNodes.integer("transBatchB", 1))
            .addAttribute(OnnxNodes.integer("transB", 1))
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("alpha")
                    .setType(AttributeType.FLOAT)
                    .setF(block.scale()))
            .build());
    nodes.add(
        OnnxNodes.node("Softmax", out + "/shares", out + "/scores")
            .addAttribute(OnnxNodes.integer("axis", 2))
            .build());
    nodes.add(
        OnnxNodes.node("FusedMatMul", out + "/mixed", out + "/shares", out + block.value())
            .setDomain(MICROSOFT)
            .addAttribute(OnnxNodes.integer("transBatchB", 1))
            .build());
    nodes.add(OnnxNodes.transpose(out + "/mixed", out + "/turned"));
    nodes.add(OnnxNodes.node("Reshape", out, out + "/turned", joined(block)).build());
    return nodes;
  }

  /** The name of the shape in which heads are apart. */
  static String heads(AttentionBlock block) {
    return "heads of " + block.headWidth() + SequenceMajorLayout.END;
  }

  /** The name of the shape in which heads are joined. */
  static String joined(AttentionBlock block) {
    return "joined to " + block.width() + SequenceMajorLayout.END;
  }
}
