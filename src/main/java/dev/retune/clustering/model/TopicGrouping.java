package dev.retune.clustering.model;

import java.util.Map;

/**
 * What the newest grouping was computed from, and what it found.
 *
 * @param fingerprint over the texts, their topics, the week, the model and what people decided;
 *     empty before the first grouping
 * @param votes over the changes of votes and topics when the texts were read
 */
public record TopicGrouping(String fingerprint, String votes, Map<Long, TopicShape> shapes) {
  /** Before the first grouping. */
  public static final TopicGrouping NONE = new TopicGrouping("", "", Map.of());

  /** The shape of a topic. */
  public TopicShape shape(long topic) {
    return shapes.getOrDefault(topic, TopicShape.UNKNOWN);
  }
}
