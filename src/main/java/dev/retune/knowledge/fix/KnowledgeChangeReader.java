package dev.retune.knowledge.fix;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.KnowledgeChange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the changes that the knowledge base of a product is to take over: the fixes that are live,
 * those that it has taken over or overwritten, and those that were withdrawn after they had gone
 * live, which the product is to undo. What only was proposed is none of them.
 */
public final class KnowledgeChangeReader {
  private static final Set<FixState> TOLD =
      Set.of(FixState.LIVE, FixState.LEAVING, FixState.ARRIVED, FixState.OVERWRITTEN);

  private final FixStatusReader statuses;
  private final SourceRepository sources;
  private final ConversationRepository conversations;

  /** Reads from a workspace. */
  public KnowledgeChangeReader(
      FixStatusReader statuses, SourceRepository sources, ConversationRepository conversations) {
    this.statuses = statuses;
    this.sources = sources;
    this.conversations = conversations;
  }

  /** The changes, in the order in which they were proposed. */
  public List<KnowledgeChange> all() {
    Map<Long, String> names =
        sources.all().stream().collect(Collectors.toMap(Source::id, Source::name));
    Set<Long> once = statuses.onceLive();
    return statuses.all().stream()
        .filter(
            status ->
                TOLD.contains(status.state())
                    || (status.state() == FixState.WITHDRAWN && once.contains(status.fix().id())))
        .sorted(Comparator.comparingLong(status -> status.fix().id()))
        .map(status -> change(status, names))
        .toList();
  }

  private KnowledgeChange change(FixStatus status, Map<Long, String> names) {
    return new KnowledgeChange(
        status.fix().label(),
        names.getOrDefault(status.fix().sourceId(), ""),
        status.fix().externalId(),
        status.fix().action(),
        status.fix().revision().text(),
        status.fix().beforeHash().orElse(""),
        status.fix().cited().stream()
            .flatMap(id -> conversations.byId(id).stream())
            .map(Conversation::externalId)
            .toList(),
        status.state(),
        status.fix().who(),
        status.fix().proposedAt());
  }
}
