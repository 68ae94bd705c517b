package dev.retune.knowledge.worklist;

import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.knowledge.model.ItemTopic;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The topics of dislikes, where topics have been computed. */
public final class ItemTopics {
  private final VoteTopicRepository votes;
  private final Supplier<Map<Long, String>> names;

  /**
   * Reads from a workspace.
   *
   * @param names the names of topics, by their ids
   */
  public ItemTopics(VoteTopicRepository votes, Supplier<Map<Long, String>> names) {
    this.votes = votes;
    this.names = names;
  }

  /**
   * Topics of some votes.
   *
   * @param of the topic of each vote that has one
   * @param names the names of topics, by their ids
   */
  record VoteTopics(Map<Long, Long> of, Map<Long, String> names) {

    /** The topic that most of some votes have; of several the one with the lowest id. */
    Optional<ItemTopic> mostFrequent(Collection<Long> some) {
      Map<Long, Integer> counts = new TreeMap<>();
      some.stream()
          .flatMap(vote -> Stream.ofNullable(of.get(vote)))
          .filter(names::containsKey)
          .forEach(topic -> counts.merge(topic, 1, Integer::sum));
      return counts.entrySet().stream()
          .max(
              Map.Entry.<Long, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .map(most -> new ItemTopic(most.getKey(), names.getOrDefault(most.getKey(), "")));
    }
  }

  /** The topics of some votes. */
  VoteTopics of(Collection<Long> some) {
    Map<Long, Long> found = some.isEmpty() ? Map.of() : votes.of(some);
    return new VoteTopics(found, found.isEmpty() ? Map.of() : names.get());
  }
}
