package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes what no output of a graph depends on. */
final class UnusedNodes {
  private UnusedNodes() {}

  static GraphProto removed(GraphProto.Builder graph) {
    Set<String> needed = needed(graph);
    List<NodeProto> kept =
        graph.getNodeList().stream()
            .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
            .toList();
    List<TensorProto> constants =
        graph.getInitializerList().stream()
            .filter(each -> needed.contains(each.getName()))
            .toList();
    var inputs =
        graph.getInputList().stream().filter(each -> needed.contains(each.getName())).toList();
    return graph
        .clearNode()
        .addAllNode(kept)
        .clearInitializer()
        .addAllInitializer(constants)
        .clearInput()
        .addAllInput(inputs)
        .build();
  }

  private static Set<String> needed(GraphProto.Builder graph) {
    GraphValueLinks links = new GraphValueLinks(graph);
    Set<String> needed = new HashSet<>();
    Deque<String> left = new ArrayDeque<>();
    graph.getOutputList().forEach(each -> left.add(each.getName()));
    while (!left.isEmpty()) {
      String name = left.remove();
      if (needed.add(name)) {
        left.addAll(links.maker(name).getInputList());
      }
    }
    return needed;
  }
}
