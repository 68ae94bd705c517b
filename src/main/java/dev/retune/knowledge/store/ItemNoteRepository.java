package dev.retune.knowledge.store;

import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemState;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores what people say about documents and gaps, with its audit entries. */
public final class ItemNoteRepository {
  private static final String COLUMNS =
      "select kind, subject_id, state, assignee, note, who, changed_at from knowledge_item";

  private final Workspace workspace;

  /** For one workspace. */
  public ItemNoteRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record Row(
      String kind,
      long subjectId,
      String state,
      @Nullable String assignee,
      @Nullable String note,
      String who,
      Instant changedAt) {
    ItemNote record() {
      return new ItemNote(
          new ItemKey(ItemKind.valueOf(kind), subjectId),
          ItemState.valueOf(state),
          Optional.ofNullable(assignee),
          Optional.ofNullable(note),
          who,
          changedAt);
    }
  }

  /** All of them, by item. */
  public Map<ItemKey, ItemNote> all() {
    Map<ItemKey, ItemNote> found = new HashMap<>();
    workspace
        .read(session -> RecordQuery.of(session, COLUMNS, Row.class).getResultList())
        .forEach(row -> found.put(row.record().key(), row.record()));
    return found;
  }

  /** Stores what a person says about an item, in place of what was said before. */
  public void save(ItemNote note) {
    RetryingTransactions.repeating(
        () ->
            workspace.transaction(
                transaction -> {
                  StatelessSession session = transaction.session();
                  Optional<ItemNote> before = find(session, note.key());
                  session
                      .createNativeMutationQuery(
                          "delete from knowledge_item where kind = :kind and subject_id = :subject")
                      .setParameter("kind", note.key().kind().name())
                      .setParameter("subject", note.key().subject())
                      .executeUpdate();
                  insert(session, note);
                  AuditLog.add(
                      transaction,
                      new AuditEntry(
                          note.changedAt(),
                          note.who(),
                          "worklist.note",
                          note.key().toString(),
                          before.map(ItemNoteRepository::shown).orElse(""),
                          shown(note)));
                  return note;
                }));
  }

  private static Optional<ItemNote> find(StatelessSession session, ItemKey key) {
    return RecordQuery.of(
            session, COLUMNS + " where kind = :kind and subject_id = :subject", Row.class)
        .setParameter("kind", key.kind().name())
        .setParameter("subject", key.subject())
        .uniqueResultOptional()
        .map(Row::record);
  }

  private static void insert(StatelessSession session, ItemNote note) {
    session
        .createNativeMutationQuery(
            "insert into knowledge_item (kind, subject_id, state, assignee, note, who, changed_at)"
                + " values (:kind, :subject, :state, :assignee, :note, :who, :at)")
        .setParameter("kind", note.key().kind().name())
        .setParameter("subject", note.key().subject())
        .setParameter("state", note.state().name())
        .setParameter("assignee", note.assignee().orElse(null), String.class)
        .setParameter("note", note.note().orElse(null), String.class)
        .setParameter("who", note.who())
        .setParameter("at", note.changedAt())
        .executeUpdate();
  }

  private static String shown(ItemNote note) {
    return note.state()
        + note.assignee().map(who -> " " + who).orElse("")
        + note.note().map(text -> ": " + text).orElse("");
  }
}
