package dev.retune.clustering.naming;

import dev.retune.clustering.graph.UnitVectors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/** Centres of topics, and the texts nearest to them. */
public final class CentralTexts {
  private final float[][] unit;
  private final Map<Long, int[]> members = new TreeMap<>();
  private final Map<Long, float[]> centers = new TreeMap<>();

  /** Computes the centres of topics of texts with vectors of length one. */
  public CentralTexts(float[][] unit, long... topics) {
    this.unit = unit;
    IntStream.range(0, topics.length)
        .boxed()
        .collect(Collectors.groupingBy(i -> topics[i]))
        .forEach(
            (topic, texts) -> {
              int[] numbers = texts.stream().mapToInt(Integer::intValue).toArray();
              members.put(topic, numbers);
              float[][] vectors = texts.stream().map(i -> unit[i]).toArray(float[][]::new);
              centers.put(topic, UnitVectors.normalized(UnitVectors.mean(vectors)));
            });
  }

  /** The numbers of the texts nearest to a topic's centre. */
  public List<Integer> nearest(long topic, int wanted) {
    float[] center = centers.get(topic);
    if (center == null) {
      return List.of();
    }
    return IntStream.of(members.getOrDefault(topic, new int[0]))
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -VectorUtil.dotProduct(unit[i], center))
                .thenComparingInt(i -> i))
        .limit(wanted)
        .toList();
  }

  /** Mean similarity of a topic's texts to its centre, -1 to 1. */
  public double coherence(long topic) {
    return meanSimilarity(topic, topic);
  }

  /** Mean similarity of a topic's texts to the centre of the topic nearest to them, -1 to 1. */
  public double nearestOther(long topic) {
    float[] center = centers.get(topic);
    if (center == null || centers.size() < 2) {
      return -1;
    }
    long nearest =
        centers.entrySet().stream()
            .filter(e -> e.getKey() != topic)
            .max(Comparator.comparingDouble(e -> VectorUtil.dotProduct(center, e.getValue())))
            .orElseThrow()
            .getKey();
    return meanSimilarity(topic, nearest);
  }

  private double meanSimilarity(long topic, long other) {
    float[] center = centers.get(other);
    int[] texts = members.getOrDefault(topic, new int[0]);
    return center == null
        ? -1
        : IntStream.of(texts)
            .mapToDouble(i -> VectorUtil.dotProduct(unit[i], center))
            .average()
            .orElse(-1);
  }
}
