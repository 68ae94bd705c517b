package dev.retune.knowledge.worklist;

import dev.retune.improvement.model.VoteGain;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.ItemTopic;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.model.WorkItem.FixSummary;
import dev.retune.knowledge.model.WorkItem.ItemDocument;
import dev.retune.retraining.diagnosis.ConcernedDocument;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Finding;
import dev.retune.review.decision.CorrectedAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts items of the work list together. */
final class WorkItemFactory {
  private final List<CorrectedAnswer> corrections;

  /**
   * Creates a factory.
   *
   * @param corrections what reviewers would have answered, oldest first
   */
  WorkItemFactory(List<CorrectedAnswer> corrections) {
    this.corrections = List.copyOf(corrections);
  }

  /**
   * What speaks for an item.
   *
   * @param answers answers that the document was used for
   */
  record Evidence(List<Finding> findings, VoteGain gain, long answers, @Nullable ItemTopic topic) {}

  WorkItem item(
      ItemKey key,
      String title,
      @Nullable ItemDocument document,
      Evidence evidence,
      List<FixStatus> fixes,
      @Nullable ItemNote note) {
    List<CitedDislike> dislikes =
        evidence.findings().stream()
            .map(
                f ->
                    new CitedDislike(
                        f.voteId(),
                        f.conversationId(),
                        f.question(),
                        f.reasonCode(),
                        f.route(),
                        f.document().map(ConcernedDocument::basis),
                        f.evidence()))
            .toList();
    return new WorkItem(
        key.toString(),
        key.kind(),
        title,
        Optional.ofNullable(document),
        Optional.ofNullable(evidence.topic()),
        dislikes,
        reasons(evidence.findings()),
        corrections(dislikes, fixes),
        evidence.answers(),
        evidence.gain(),
        state(note, fixes),
        Optional.ofNullable(note),
        fixes.stream()
            .map(s -> new FixSummary(s.fix().label(), s.fix().action(), s.state()))
            .toList());
  }

  private static Map<String, Integer> reasons(List<Finding> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.stream()
        .map(Finding::reasonCode)
        .filter(code -> !code.isEmpty())
        .forEach(code -> counts.merge(code, 1, Integer::sum));
    Map<String, Integer> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private List<CorrectedAnswer> corrections(List<CitedDislike> dislikes, List<FixStatus> fixes) {
    Set<Long> conversations =
        Stream.concat(
                dislikes.stream().map(CitedDislike::conversationId),
                fixes.stream().flatMap(status -> status.fix().cited().stream()))
            .collect(Collectors.toSet());
    return corrections.stream()
        .filter(one -> conversations.contains(one.conversationId()))
        .toList();
  }

  private static ItemState state(@Nullable ItemNote note, List<FixStatus> fixes) {
    Optional<ItemState> said = Optional.ofNullable(note).map(ItemNote::state);
    boolean settled =
        said.filter(s -> s == ItemState.VERIFIED || s == ItemState.DISMISSED).isPresent();
    boolean fixed =
        fixes.stream()
            .map(FixStatus::state)
            .anyMatch(state -> state == FixState.LIVE || state == FixState.ARRIVED);
    return fixed && !settled ? ItemState.FIXED : said.orElse(ItemState.OPEN);
  }
}
