package dev.retune.knowledge.worklist;

import dev.retune.feedback.repository.DocumentRepository.Reference;
import dev.retune.feedback.repository.RatedAnswerRepository.DislikedQuestion;
import dev.retune.improvement.model.VoteGain;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Finding;
import dev.retune.statistics.model.SampledCount;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The dislikes of a window that a fix could prevent. When all were examined they are counted. When
 * a sample was, all dislikes on answers that were given a document are still counted, and the share
 * of the sampled ones among them that a fix can cure gives an estimate, which cannot exceed them.
 * The interval inverts the hypergeometric distribution: the sample is drawn from votes at random,
 * so nothing is assumed of the votes, not even that those of one answer are independent. What no
 * such number bounds, gaps among them, is not scaled up.
 */
final class VoteGains {
  private final boolean sampled;
  private final Map<Reference, Integer> all;
  private final Map<Reference, Set<Long>> examined = new HashMap<>();

  /**
   * Counts in a window.
   *
   * @param questions those examined
   * @param all counts dislikes by document that their answers were given; read for a sample only
   */
  VoteGains(
      DislikeDiagnosis found,
      Collection<DislikedQuestion> questions,
      Supplier<Map<Reference, Integer>> all) {
    this.sampled = found.sampled();
    this.all = sampled ? all.get() : Map.of();
    for (DislikedQuestion question : questions) {
      for (String id : question.served()) {
        examined
            .computeIfAbsent(new Reference(question.sourceId(), id), reference -> new HashSet<>())
            .add(question.voteId());
      }
    }
  }

  /** The gain of fixing a document, or of writing one where there is none. */
  VoteGain of(Collection<Reference> document, List<Finding> curable) {
    if (!sampled) {
      return VoteGain.counted(curable.size());
    }
    Optional<Reference> given = document.stream().findFirst();
    Set<Long> seen = given.map(one -> examined.getOrDefault(one, Set.of())).orElse(Set.of());
    boolean bounded =
        !seen.isEmpty() && curable.stream().map(Finding::voteId).allMatch(seen::contains);
    if (!bounded) {
      return VoteGain.found(curable.size());
    }
    // a vote may have come between the two readings
    int most = Math.max(seen.size(), given.map(one -> all.getOrDefault(one, 0)).orElse(0));
    return VoteGain.of(new SampledCount(most, seen.size(), curable.size()));
  }
}
