package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The attention of a layer as written by exporters and ONNX Runtime's fusions: softmax(scale * Q
 * K^T + mask) V, with Q, K and V split into heads that are joined again afterwards.
 *
 * @param query name of the queries, of shape [texts, tokens, width] like keys and values
 * @param scale factor of the products of queries and keys
 * @param headWidth width of one head
 * @param width width of all heads together
 * @param output name of the output, [texts, tokens, width]
 * @param nodes its nodes, by the name of their first output
 */
record AttentionBlock(
    String query,
    String key,
    String value,
    float scale,
    long headWidth,
    long width,
    String output,
    Set<String> nodes) {

  /** The block around a softmax; empty when its form is not recognised. */
  static Optional<AttentionBlock> around(NodeProto softmax, GraphValueLinks graph) {
    NodeProto masked = graph.maker(softmax, 0);
    NodeProto scores = graph.maker(masked, 0);
    NodeProto mixed = graph.onlyUser(softmax.getOutput(0));
    if (!masked.getOpType().equals("Add")
        || !scores.getOpType().equals("FusedMatMul")
        || !mixed.getOpType().equals("MatMul")
        || !mixed.getInput(0).equals(softmax.getOutput(0))
        || whole(scores, "transA") + whole(scores, "transB") != 0
        || whole(scores, "transBatchA") + whole(scores, "transBatchB") != 0) {
      return Optional.empty();
    }
    NodeProto turned = graph.onlyUser(mixed.getOutput(0));
    NodeProto joined = graph.onlyUser(turned.getOutput(0));
    Split query = Split.of(scores.getInput(0), List.of(0L, 2L, 1L, 3L), graph);
    Split key = Split.of(scores.getInput(1), List.of(0L, 2L, 3L, 1L), graph);
    Split value = Split.of(mixed.getInput(1), List.of(0L, 2L, 1L, 3L), graph);
    List<Long> end = joined.getOpType().equals("Reshape") ? graph.numbers(joined, 1) : List.of();
    if (!isTranspose(turned, List.of(0L, 2L, 1L, 3L))
        || end.size() != 3
        || query.heads().size() != 4
        || !query.heads().equals(key.heads())
        || !query.heads().equals(value.heads())
        || end.get(2) != query.heads().get(2) * query.heads().get(3)) {
      return Optional.empty();
    }
    return Optional.of(
        new AttentionBlock(
            query.from(),
            key.from(),
            value.from(),
            scale(scores),
            query.heads().get(3),
            end.get(2),
            joined.getOutput(0),
            Set.of(
                softmax.getOutput(0),
                masked.getOutput(0),
                scores.getOutput(0),
                mixed.getOutput(0),
                turned.getOutput(0),
                joined.getOutput(0),
                scores.getInput(0),
                scores.getInput(1),
                mixed.getInput(1),
                query.split(),
                key.split(),
                value.split())));
  }

  /**
   * A reshape to [0, 0, heads, head width] followed by a transpose.
   *
   * @param from the value that is split
   * @param split the reshape's output
   * @param heads the shape; empty when the nodes have another form
   */
  private record Split(String from, String split, List<Long> heads) {
    static Split of(String turned, List<Long> order, GraphValueLinks graph) {
      NodeProto transpose = graph.maker(turned);
      if (isTranspose(transpose, order)) {
        NodeProto reshape = graph.maker(transpose, 0);
        if (reshape.getOpType().equals("Reshape")) {
          return new Split(reshape.getInput(0), reshape.getOutput(0), graph.numbers(reshape, 1));
        }
      }
      return new Split("", "", List.of());
    }
  }

  private static boolean isTranspose(NodeProto node, List<Long> order) {
    return node.getOpType().equals("Transpose")
        && node.getAttributeList().stream().anyMatch(each -> each.getIntsList().equals(order));
  }

  private static long whole(NodeProto node, String attribute) {
    return attribute(node, attribute).map(AttributeProto::getI).orElse(0L);
  }

  private static float scale(NodeProto product) {
    return attribute(product, "alpha").map(AttributeProto::getF).orElse(1f);
  }

  private static Optional<AttributeProto> attribute(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(each -> each.getName().equals(name)).findFirst();
  }
}
