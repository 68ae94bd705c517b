package dev.retune.clustering.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is stored about topics.
 *
 * @param revision raised by every change
 * @param topics by id, with merged ones
 * @param topicOf id of the topic of each text, by its hash
 * @param open proposals that wait for a person
 * @param dismissed proposals that a person does not want
 */
public record StoredTopics(
    long revision,
    Map<Long, TopicRecord> topics,
    Map<String, Long> topicOf,
    List<TopicProposal> open,
    List<TopicProposal> dismissed) {

  /** A topic by id, merged or not. */
  public Optional<TopicRecord> find(long id) {
    return Optional.ofNullable(topics.get(id));
  }

  /** The topic that a text has now, 0 when it has none. */
  public long of(String hash) {
    return topicOf.getOrDefault(hash, 0L);
  }

  /** An id that no topic has had. */
  public long nextId() {
    return topics.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
  }
}
