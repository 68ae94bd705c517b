package dev.retune.clustering.model;

import java.util.Set;

/**
 * A change of topics that a person may accept.
 *
 * @param target the topic that the texts would go to; 0 for one of their own
 * @param topicTexts the texts of the topic when it was proposed
 * @param texts hashes of the texts concerned
 */
public record TopicProposal(
    long id, ProposalKind kind, long topic, long target, int topicTexts, Set<String> texts) {
  /** Whether it is about the same change as another, perhaps with other texts. */
  public boolean isLike(TopicProposal other) {
    return kind == other.kind && topic == other.topic && target == other.target;
  }
}
