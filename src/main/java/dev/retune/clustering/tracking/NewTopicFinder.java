package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.GroupingScale;
import dev.retune.clustering.graph.LeidenGrouping;
import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.SharedNeighborGraph;
import dev.retune.clustering.graph.SmallGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Finds groups that are topics of their own: more of their texts are new than chance allows. What
 * chance allows follows from the topic that the texts would have joined otherwise: when that began
 * lately itself, more of its kind is to be expected, and is no news.
 */
final class NewTopicFinder {
  private static final int DIVISIONS = 2;
  // of a topic's texts so many are taken to be older than its beginning: they went there later
  private static final double STRAY = 0.1;

  private final TrackedTexts texts;
  private final NeighborLists lists;
  private final int fresh;
  private final Map<Long, Integer> beginnings = new HashMap<>();

  NewTopicFinder(TrackedTexts texts, NeighborLists lists) {
    this.texts = texts;
    this.lists = lists;
    this.fresh = (int) Arrays.stream(texts.topics()).filter(topic -> topic == 0).count();
    Map<Long, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < texts.size(); i++) {
      members.computeIfAbsent(texts.topics()[i], _ -> new ArrayList<>()).add(i);
    }
    members.forEach((topic, own) -> beginnings.put(topic, own.get((int) (STRAY * own.size()))));
  }

  /** Makes each group a topic, as there are none yet. */
  List<NewTopic> all(int[] groups, LongSupplier nextId, long[] topics) {
    List<NewTopic> created = new ArrayList<>();
    members(groups).values().forEach(group -> created.add(made(group, nextId, topics)));
    return created;
  }

  /** Makes topics of groups that consist of new texts, and writes them down. */
  List<NewTopic> found(int[] groups, LongSupplier nextId, long[] topics) {
    List<NewTopic> created = new ArrayList<>();
    for (List<Integer> group : members(groups).values()) {
      int own = fresh(group);
      if (NoveltyTest.isOwnTopic(own, group.size() - own, expectedShare(group))) {
        created.add(made(group, nextId, topics));
      }
    }
    return created;
  }

  /**
   * Divides groups of old and new texts: a new topic next to an old one may be hidden there, though
   * the group as a whole holds no more new texts than chance puts there.
   */
  int[] divided(
      LeidenGrouping leiden, SharedNeighborGraph graph, GroupingScale scale, int... groups) {
    int[] divided = groups.clone();
    double density = scale.density();
    for (int round = 0; round < DIVISIONS; round++) {
      density *= 2;
      Map<Integer, List<Integer>> members = members(divided);
      int next = members.size();
      for (List<Integer> group : members.values()) {
        int own = fresh(group);
        int others = group.size() - own;
        if (own >= SmallGroups.TOPIC
            && !NoveltyTest.isOwnTopic(own, others, expectedShare(group))) {
          int[] ids = group.stream().mapToInt(Integer::intValue).toArray();
          int[] parts = leiden.parts(graph, density, ids);
          for (int i = 0; i < ids.length; i++) {
            divided[ids[i]] = next + parts[i];
          }
          next += ids.length;
        }
      }
    }
    return divided;
  }

  private NewTopic made(List<Integer> group, LongSupplier nextId, long[] topics) {
    long id = nextId.getAsLong();
    group.stream().filter(this::isFresh).forEach(i -> topics[i] = id);
    int recent = (int) group.stream().filter(i -> texts.recent()[i]).count();
    return new NewTopic(id, recent, group.size() - recent);
  }

  /** The share of new texts since the topic began that a group is nearest to. */
  private double expectedShare(List<Integer> group) {
    Map<Long, Integer> nearest = new TreeMap<>();
    group.stream()
        .filter(this::isFresh)
        .forEach(text -> nearest.merge(nearestTopic(text), 1, Integer::sum));
    long parent =
        nearest.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0L);
    int since = parent == 0 ? 0 : beginnings.getOrDefault(parent, 0);
    return fresh / (double) (texts.size() - since);
  }

  private long nearestTopic(int text) {
    return IntStream.range(0, lists.count(text))
        .map(rank -> lists.neighbor(text, rank))
        .filter(neighbor -> !isFresh(neighbor))
        .mapToLong(neighbor -> texts.topics()[neighbor])
        .findFirst()
        .orElse(0);
  }

  private boolean isFresh(int text) {
    return texts.topics()[text] == 0;
  }

  private int fresh(List<Integer> group) {
    return (int) group.stream().filter(this::isFresh).count();
  }

  private static Map<Integer, List<Integer>> members(int... groups) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    IntStream.range(0, groups.length)
        .forEach(i -> members.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(i));
    return members;
  }

  /** The new topics that are still large enough; texts of the others are as they were before. */
  List<NewTopic> lasting(List<NewTopic> created, long... topics) {
    List<NewTopic> lasting = new ArrayList<>();
    for (NewTopic topic : created) {
      int[] own = IntStream.range(0, topics.length).filter(i -> topics[i] == topic.id()).toArray();
      if (own.length >= SmallGroups.TOPIC) {
        lasting.add(topic);
      } else {
        Arrays.stream(own).forEach(i -> topics[i] = texts.topics()[i]);
      }
    }
    return lasting;
  }
}
