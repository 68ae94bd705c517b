package dev.retune.review;

import dev.retune.db.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** What reviewers typed and did not save, so that nothing typed is lost with a window. */
final class Drafts {
  private final Workspace workspace;
  private final Clock clock;

  Drafts(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Keeps what is typed; an empty draft is none. */
  void keep(String reviewer, long conversationId, Draft draft) {
    workspace.run(session -> keep(session, reviewer, conversationId, draft));
  }

  /** The same within a transaction. */
  void keep(StatelessSession session, String reviewer, long conversationId, Draft draft) {
    DraftRow row = session.get(DraftRow.class, new DraftRow.Key(reviewer, conversationId));
    if (draft.isEmpty()) {
      if (row != null) {
        session.delete(row);
      }
    } else if (row == null) {
      DraftRow made = new DraftRow();
      made.reviewer = reviewer;
      made.conversationId = conversationId;
      made.set(draft, clock.instant());
      session.insert(made);
    } else {
      row.set(draft, clock.instant());
      session.update(row);
    }
  }

  /** What a reviewer typed of an answer. */
  Optional<Draft> find(String reviewer, long conversationId) {
    return workspace.read(
        session ->
            Optional.ofNullable(
                    session.get(DraftRow.class, new DraftRow.Key(reviewer, conversationId)))
                .map(DraftRow::draft));
  }

  /** The answers that a reviewer left in the middle, the last first, at most a few. */
  List<Long> left(String reviewer) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select conversationId from DraftRow where reviewer = :r order by keptAt desc",
                    Long.class)
                .setParameter("r", reviewer)
                .setMaxResults(20)
                .getResultList());
  }
}
