package dev.retune.clustering.tracking;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicProposal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decisions of people, which no proposal may undo: merged topics are not divided, divided
 * topics are not merged, and dismissed proposals are not repeated, each until the topic has
 * doubled.
 *
 * @param merged topics whose last decision was a merger, with their number of texts then
 * @param divided topics whose last decision was a division, with their number of texts then
 * @param dismissed proposals that a person dismissed
 */
public record PastDecisions(
    Map<Long, Integer> merged, Map<Long, Integer> divided, List<TopicProposal> dismissed) {
  /** Nothing was decided. */
  public static final PastDecisions NONE = new PastDecisions(Map.of(), Map.of(), List.of());

  /**
   * Sorts topics by what was decided about them last.
   *
   * @param texts number of texts of each topic when a person last merged or divided it; 0 if never
   * @param kinds the last decision; a topic without one is neither merged nor divided
   */
  public static PastDecisions of(
      Map<Long, Integer> texts, Map<Long, DecisionKind> kinds, List<TopicProposal> dismissed) {
    Map<Long, Integer> merged = new HashMap<>(texts);
    Map<Long, Integer> divided = new HashMap<>(texts);
    kinds.forEach((topic, kind) -> (kind == DecisionKind.MERGE ? divided : merged).remove(topic));
    return new PastDecisions(merged, divided, dismissed);
  }

  /** Whether moving texts out of a topic may be proposed. */
  boolean mayBeDivided(long topic, int texts) {
    return hasDoubled(merged, topic, texts);
  }

  /** Whether merging a topic with another may be proposed. */
  boolean mayBeMerged(long topic, int texts) {
    return hasDoubled(divided, topic, texts);
  }

  /** Whether a person dismissed a proposal and its topic has not doubled since. */
  boolean isDismissed(ProposalKind kind, long topic, long target, int texts) {
    TopicProposal wanted = new TopicProposal(0, kind, topic, target, texts, Set.of());
    return dismissed.stream().anyMatch(d -> d.isLike(wanted) && texts < 2 * d.topicTexts());
  }

  private static boolean hasDoubled(Map<Long, Integer> decided, long topic, int texts) {
    return texts >= 2 * decided.getOrDefault(topic, 0);
  }
}
