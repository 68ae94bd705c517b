package dev.retune.clustering.model;

import java.util.List;

/**
 * What a grouping found about a topic beside its texts.
 *
 * @param coherence mean similarity of its texts to their centre
 * @param nearestOther mean similarity of its texts to the centre of the nearest other topic
 * @param central hashes of the texts nearest to the centre
 */
public record TopicShape(double coherence, double nearestOther, List<String> central) {
  /** Of a topic that no grouping has seen yet. */
  public static final TopicShape UNKNOWN = new TopicShape(-1, -1, List.of());

  /** Whether its texts are nearer to each other than to any other topic. */
  public boolean isSeparate() {
    return coherence > nearestOther;
  }
}
