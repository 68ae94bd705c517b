package dev.retune.knowledge.worklist;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.store.ItemNoteRepository;
import dev.retune.persistence.SqlTime;
import java.time.Clock;
import java.util.Optional;

/** What people decide about items of the work list. */
public final class ItemDecisions {
  private final ItemNoteRepository notes;
  private final DocumentRepository documents;
  private final ConversationRepository conversations;
  private final FixStatusReader statuses;
  private final Clock clock;

  /** Works on one workspace. */
  public ItemDecisions(
      ItemNoteRepository notes,
      DocumentRepository documents,
      ConversationRepository conversations,
      FixStatusReader statuses,
      Clock clock) {
    this.notes = notes;
    this.documents = documents;
    this.conversations = conversations;
    this.statuses = statuses;
    this.clock = clock;
  }

  /**
   * Gives an item to a person.
   *
   * @throws InvalidInputException when the person has no name
   */
  public ItemNote assign(String typed, String assignee, String who) {
    if (assignee.isBlank()) {
      throw new InvalidInputException("knowledge.noAssignee", typed);
    }
    return save(typed, ItemState.ASSIGNED, assignee.strip(), "", who);
  }

  /** Says that nothing is to be done about an item. */
  public ItemNote dismiss(String typed, String why, String who) {
    return save(typed, ItemState.DISMISSED, "", why, who);
  }

  /** Opens an item again. */
  public ItemNote reopen(String typed, String who) {
    return save(typed, ItemState.OPEN, "", "", who);
  }

  /**
   * Says that a fix of an item helps.
   *
   * @throws RefusedException when none of its fixes is live or arrived
   */
  public ItemNote verify(WorkItem item, String why, String who) {
    boolean fixed =
        item.fixes().stream()
            .anyMatch(fix -> fix.state() == FixState.LIVE || fix.state() == FixState.ARRIVED);
    if (!fixed) {
      throw new RefusedException("knowledge.notFixed", item.name());
    }
    return save(item.name(), ItemState.VERIFIED, "", why, who);
  }

  private static Optional<String> present(String text) {
    return Optional.of(text.strip()).filter(some -> !some.isEmpty());
  }

  /** An empty assignee or note is none. */
  private ItemNote save(String typed, ItemState state, String assignee, String note, String who) {
    ItemKey key = ItemKey.parse(typed);
    if (!exists(key)) {
      throw new InvalidInputException("knowledge.unknownItem", typed);
    }
    ItemNote said =
        new ItemNote(key, state, present(assignee), present(note), who, SqlTime.now(clock));
    notes.save(said);
    return said;
  }

  /** A document that is gone at its source may still have a fix. */
  private boolean exists(ItemKey key) {
    if (key.kind() == ItemKind.GAP) {
      return conversations.byId(key.subject()).isPresent();
    }
    return documents.byId(key.subject()).isPresent()
        || statuses.all().stream()
            .map(FixStatus::fix)
            .anyMatch(fix -> fix.documentId().filter(id -> id == key.subject()).isPresent());
  }
}
