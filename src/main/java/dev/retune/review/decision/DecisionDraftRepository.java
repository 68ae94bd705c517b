package dev.retune.review.decision;

import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** What reviewers typed and did not save, so that nothing typed is lost with a window. */
public final class DecisionDraftRepository {
  private final Workspace workspace;
  private final Clock clock;

  public DecisionDraftRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Keeps what is typed; an empty draft is none. */
  public void keep(String reviewer, long conversationId, DecisionDraft draft) {
    workspace.run(session -> keep(session, reviewer, conversationId, draft));
  }

  /** The same within a transaction. */
  public void keep(
      StatelessSession session, String reviewer, long conversationId, DecisionDraft draft) {
    DecisionDraftEntity row =
        session.get(
            DecisionDraftEntity.class, new DecisionDraftEntity.Key(reviewer, conversationId));
    if (draft.isEmpty()) {
      if (row != null) {
        session.delete(row);
      }
    } else if (row == null) {
      DecisionDraftEntity made = new DecisionDraftEntity();
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
  public Optional<DecisionDraft> find(String reviewer, long conversationId) {
    return workspace.read(
        session ->
            Optional.ofNullable(
                    session.get(
                        DecisionDraftEntity.class,
                        new DecisionDraftEntity.Key(reviewer, conversationId)))
                .map(DecisionDraftEntity::draft));
  }

  /** The answers that a reviewer left in the middle, the last first, at most a few. */
  public List<Long> left(String reviewer) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select conversationId from DecisionDraftEntity where reviewer = :r order by keptAt desc",
                    Long.class)
                .setParameter("r", reviewer)
                .setMaxResults(20)
                .getResultList());
  }
}
