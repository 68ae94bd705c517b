package dev.retune.review.decision;

import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Stores unsaved input, so that nothing is lost when a window closes. */
public final class DecisionDraftRepository {
  private final Workspace workspace;
  private final Clock clock;

  public DecisionDraftRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Saves a draft; an empty one is deleted. */
  public void save(String reviewer, long conversationId, DecisionDraft draft) {
    workspace.inTransaction(transaction -> save(transaction, reviewer, conversationId, draft));
  }

  /** Saves a draft within a transaction. */
  public void save(
      TransactionContext transaction, String reviewer, long conversationId, DecisionDraft draft) {
    StatelessSession session = transaction.session();
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

  /** Finds a reviewer's draft of an answer within a transaction. */
  public Optional<DecisionDraft> find(
      TransactionContext transaction, String reviewer, long conversationId) {
    return Optional.ofNullable(
            transaction
                .session()
                .get(
                    DecisionDraftEntity.class,
                    new DecisionDraftEntity.Key(reviewer, conversationId)))
        .map(DecisionDraftEntity::draft);
  }

  /** Returns a few answers with drafts of a reviewer, latest first. */
  public List<Long> conversationsOf(String reviewer) {
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
