package dev.retune.knowledge.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.retune.improvement.model.VoteGain;
import dev.retune.review.decision.CorrectedAnswer;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document, or a group of questions that no document answers, with what dislikes say about it.
 *
 * @param name its name, such as {@code doc-17}; {@code id} in JSON
 * @param title the document's title; for a gap, its most typical question
 * @param document the document; empty for a gap
 * @param topic the topic of a gap, where topics have been computed
 * @param dislikes those with a cause that a fix can cure, oldest first
 * @param reasons number of their reason codes, most frequent first
 * @param corrections answers that reviewers wrote for them
 * @param answers answers that used the document in the window; for a gap, those with its questions
 * @param gain dislikes of the window that a fix could prevent
 * @param state its state, with what follows from the fixes
 * @param note what a person last said about it
 * @param fixes names of its fixes, newest first
 */
public record WorkItem(
    @JsonProperty("id") String name,
    ItemKind kind,
    String title,
    Optional<ItemDocument> document,
    Optional<ItemTopic> topic,
    List<CitedDislike> dislikes,
    Map<String, Integer> reasons,
    List<CorrectedAnswer> corrections,
    long answers,
    VoteGain gain,
    ItemState state,
    Optional<ItemNote> note,
    List<FixSummary> fixes) {

  /** Copies the collections; the map keeps its order. */
  public WorkItem {
    dislikes = List.copyOf(dislikes);
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    corrections = List.copyOf(corrections);
    fixes = List.copyOf(fixes);
  }

  /** Its key. */
  public ItemKey key() {
    return ItemKey.parse(name);
  }

  /** Its dislikes, those of one answer together. */
  public Collection<List<CitedDislike>> dislikesByAnswer() {
    return dislikes.stream()
        .collect(
            Collectors.groupingBy(
                CitedDislike::conversationId, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Whether a key names it; that of a gap may name any of its answers. */
  public boolean isOf(ItemKey key) {
    return key.equals(key())
        || (key.kind() == ItemKind.GAP
            && kind == ItemKind.GAP
            && dislikes.stream().anyMatch(d -> d.conversationId() == key.subject()));
  }

  /**
   * The document of an item.
   *
   * @param source name of its source
   * @param updatedAt last change at the source
   * @param ageDays whole days since then
   */
  public record ItemDocument(
      long id,
      String externalId,
      String source,
      Optional<Instant> updatedAt,
      Optional<Long> ageDays) {}

  /** A fix of an item, with its state. */
  public record FixSummary(String id, FixAction action, FixState state) {}
}
