package dev.retune.clustering.tracking;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many texts each pair of topic and group has in common. */
final class CountTable {
  private final Map<Long, Map<Integer, Integer>> byTopic = new TreeMap<>();
  private final Map<Integer, Map<Long, Integer>> byGroup = new TreeMap<>();

  CountTable(int[] groups, long[] topics) {
    for (int i = 0; i < groups.length; i++) {
      byTopic.computeIfAbsent(topics[i], _ -> new TreeMap<>()).merge(groups[i], 1, Integer::sum);
      byGroup.computeIfAbsent(groups[i], _ -> new TreeMap<>()).merge(topics[i], 1, Integer::sum);
    }
  }

  Set<Long> topics() {
    return byTopic.keySet();
  }

  /** The number of texts of a topic. */
  int size(long topic) {
    return sum(parts(topic));
  }

  /** The number of texts of a group. */
  int groupSize(int group) {
    return sum(byGroup.getOrDefault(group, Map.of()));
  }

  /** The topic's texts in each group. */
  Map<Integer, Integer> parts(long topic) {
    return byTopic.getOrDefault(topic, Map.of());
  }

  /** The group with most texts of a topic. */
  int largestPart(long topic) {
    return parts(topic).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(-1);
  }

  /** The topic with most texts in a group. */
  long owner(int group) {
    return byGroup.getOrDefault(group, Map.of()).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0L);
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
