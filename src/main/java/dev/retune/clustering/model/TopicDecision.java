package dev.retune.clustering.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision of a person about topics, with what was there before.
 *
 * @param topic the topic that it is about
 * @param texts topics that texts had before, by their hashes
 * @param topics topics as they were before; those that it made count as merged into their origin
 */
public record TopicDecision(
    long id,
    DecisionKind kind,
    long topic,
    String who,
    Map<String, Long> texts,
    List<TopicBefore> topics) {

  /** What was decided. */
  public enum DecisionKind {
    /** A name was given. */
    RENAME,
    /** Two topics became one. */
    MERGE,
    /** A topic was divided. */
    SPLIT,
    /** Some texts went to another topic. */
    MOVE
  }

  /** What decisions change of a topic, as it was before. */
  public record TopicBefore(
      long id, Optional<String> name, Optional<Long> mergedInto, int decidedTexts) {
    /** As a topic is now. */
    public static TopicBefore of(TopicRecord topic) {
      return new TopicBefore(topic.id(), topic.name(), topic.mergedInto(), topic.decidedTexts());
    }

    /** A topic that did not exist: its texts go back to where they came from. */
    public static TopicBefore notYet(long id, long origin) {
      return new TopicBefore(id, Optional.empty(), Optional.of(origin), 0);
    }
  }
}
