package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the graph of a BERT model to the layout [tokens, texts, width] without an attention
 * mask, for batches of texts of equal length. Products over heads then read queries, keys and
 * values in place, without transposing them first and without adding a mask to each score.
 */
final class SequenceMajorLayout {
  static final String END = "/sequence-first";
  private static final String BACK = "/text-first";

  /** Operators that treat each token separately if their constants are the same for all tokens. */
  private static final Set<String> PER_TOKEN =
      Set.of(
          "QuantizeLinear",
          "MatMulIntegerToFloat",
          "Add",
          "Gelu",
          "FastGelu",
          "LayerNormalization");

  private final GraphProto graph;
  private final GraphValueLinks links;
  private final Map<String, AttentionBlock> blocks = new HashMap<>();
  private final Set<String> inside = new HashSet<>();

  private SequenceMajorLayout(GraphProto graph) {
    this.graph = graph;
    links = new GraphValueLinks(graph);
  }

  /** The rewritten graph; empty when it does not have BERT's form. */
  static Optional<GraphProto> of(GraphProto graph) {
    return new SequenceMajorLayout(graph).rewritten();
  }

  private Optional<GraphProto> rewritten() {
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Softmax")) {
        Optional<AttentionBlock> block = AttentionBlock.around(node, links);
        if (block.isEmpty()) {
          return Optional.empty();
        }
        blocks.put(block.get().output(), block.get());
        inside.addAll(block.get().nodes());
      }
    }
    return entry().flatMap(this::from);
  }

  /** The input of the first block; everything after it is either per token or attention. */
  private Optional<String> entry() {
    for (NodeProto node : graph.getNodeList()) {
      AttentionBlock block = blocks.get(node.getOutput(0));
      if (block != null) {
        NodeProto quantised = links.maker(links.maker(block.query()), 0);
        return quantised.getOpType().equals("QuantizeLinear")
            ? Optional.of(quantised.getInput(0))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<GraphProto> from(String entry) {
    Set<String> turned = new HashSet<>(Set.of(entry));
    Set<String> back = new HashSet<>();
    List<NodeProto> nodes = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      AttentionBlock block = blocks.get(node.getOutput(0));
      if (block != null) {
        if (!turned.containsAll(List.of(block.query(), block.key(), block.value()))) {
          return Optional.empty();
        }
        nodes.addAll(SequenceMajorAttention.nodes(block));
        turned.add(block.output());
      } else if (!inside.contains(node.getOutput(0))) {
        boolean after = node.getInputList().stream().anyMatch(turned::contains);
        if (after && isPerToken(node, turned)) {
          turned.addAll(node.getOutputList());
          nodes.add(renamed(node, entry));
        } else if (after) {
          // such as the choice of the first token, which a classifier reads
          nodes.add(turnedBack(node, entry, turned, back, nodes));
        } else {
          nodes.add(node);
        }
        if (node.getOutputList().contains(entry)) {
          nodes.add(OnnxNodes.transpose(entry, entry + END));
        }
      }
    }
    for (var output : graph.getOutputList()) {
      if (turned.contains(output.getName())) {
        nodes.add(OnnxNodes.transpose(output.getName() + END, output.getName()));
      } else if (back.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(pruned(nodes));
  }

  private boolean isPerToken(NodeProto node, Set<String> turned) {
    boolean product = node.getOpType().equals("MatMulIntegerToFloat");
    return PER_TOKEN.contains(node.getOpType())
        && node.getInputList().stream()
            .allMatch(
                name ->
                    turned.contains(name)
                        || links.isPerChannel(name)
                        || (product && links.isConstant(name)));
  }

  /** Redirects readers of the input to its transpose, and renames the graph's outputs. */
  private NodeProto renamed(NodeProto node, String entry) {
    NodeProto.Builder renamed = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      renamed.setInput(i, named(node.getInput(i), entry));
    }
    for (int i = 0; i < node.getOutputCount(); i++) {
      String name = node.getOutput(i);
      renamed.setOutput(i, isOutput(name) ? name + END : name);
    }
    return renamed.build();
  }

  /** The name of a value in the new layout. */
  private String named(String name, String entry) {
    return name.equals(entry) || isOutput(name) ? name + END : name;
  }

  /** Gives a node its inputs in the old layout; each value is transposed back once. */
  private NodeProto turnedBack(
      NodeProto node, String entry, Set<String> turned, Set<String> back, List<NodeProto> nodes) {
    NodeProto.Builder reader = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      String name = node.getInput(i);
      if (turned.contains(name) && !name.equals(entry)) {
        if (back.add(name)) {
          nodes.add(OnnxNodes.transpose(named(name, entry), name + BACK));
        }
        reader.setInput(i, name + BACK);
      }
    }
    return reader.build();
  }

  private boolean isOutput(String name) {
    return graph.getOutputList().stream().anyMatch(each -> each.getName().equals(name));
  }

  /** Removes nodes that only the mask and the old shapes needed. */
  private GraphProto pruned(List<NodeProto> nodes) {
    GraphProto.Builder all = graph.toBuilder().clearNode().clearValueInfo().addAllNode(nodes);
    Set<String> shapes = new HashSet<>();
    for (AttentionBlock block : blocks.values()) {
      if (shapes.add(SequenceMajorAttention.heads(block))) {
        all.addInitializer(OnnxNodes.shape(SequenceMajorAttention.heads(block), block.headWidth()));
      }
      if (shapes.add(SequenceMajorAttention.joined(block))) {
        all.addInitializer(OnnxNodes.shape(SequenceMajorAttention.joined(block), block.width()));
      }
    }
    return UnusedNodes.removed(all);
  }
}
