package dev.retune.clustering.tracking;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicProposal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people have decided, so that nothing is proposed that takes it back: what was merged is not
 * divided, what was divided is not merged, and what was dismissed is not proposed again, each until
 * the topic has doubled.
 *
 * @param merged topics whose last decision was a merger, with their texts then
 * @param divided topics whose last decision was a division, with their texts then
 * @param dismissed proposals that nobody wants
 */
public record PastDecisions(
    Map<Long, Integer> merged, Map<Long, Integer> divided, List<TopicProposal> dismissed) {
  /** Nothing was decided. */
  public static final PastDecisions NONE = new PastDecisions(Map.of(), Map.of(), List.of());

  /**
   * Sorts topics by what was decided about them last.
   *
   * @param texts of each topic when a person last merged or divided it; 0 when nobody has
   * @param kinds which of both it was; without it the topic is neither merged nor divided again
   */
  public static PastDecisions of(
      Map<Long, Integer> texts, Map<Long, DecisionKind> kinds, List<TopicProposal> dismissed) {
    Map<Long, Integer> merged = new HashMap<>(texts);
    Map<Long, Integer> divided = new HashMap<>(texts);
    kinds.forEach((topic, kind) -> (kind == DecisionKind.MERGE ? divided : merged).remove(topic));
    return new PastDecisions(merged, divided, dismissed);
  }

  /** Whether texts of a topic may be proposed to leave it. */
  boolean mayBeDivided(long topic, int texts) {
    return hasDoubled(merged, topic, texts);
  }

  /** Whether a topic may be proposed to become one with another. */
  boolean mayBeMerged(long topic, int texts) {
    return hasDoubled(divided, topic, texts);
  }

  /** Whether a person does not want a change, and its topic has not doubled since. */
  boolean isDismissed(ProposalKind kind, long topic, long target, int texts) {
    TopicProposal wanted = new TopicProposal(0, kind, topic, target, texts, Set.of());
    return dismissed.stream().anyMatch(d -> d.isLike(wanted) && texts < 2 * d.topicTexts());
  }

  private static boolean hasDoubled(Map<Long, Integer> decided, long topic, int texts) {
    return texts >= 2 * decided.getOrDefault(topic, 0);
  }
}
