package dev.retune.feedback.store;

import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.util.List;

/** Writes the reason codes of votes together with the roll-ups. */
public final class ReasonCodeStore {
  private final Workspace workspace;
  private final DislikeListener listener;

  /** For one workspace. */
  public ReasonCodeStore(Workspace workspace, DislikeListener listener) {
    this.workspace = workspace;
    this.listener = listener;
  }

  /**
   * Stores the codes determined for votes. Skips votes that have become likes or have lost their
   * reason.
   */
  public void classify(List<ReasonClassification> classifications) {
    RetryingTransactions.retrying(
        () -> {
          workspace.inTransaction(transaction -> classify(transaction, classifications));
          return true;
        });
  }

  /** Same, within a transaction. */
  public void classify(TransactionContext transaction, List<ReasonClassification> classifications) {
    transaction.jdbc(
        connection -> new ReasonCodeWriter(connection, listener).classify(classifications));
  }

  /**
   * Stores the codes that a person assigned to dislikes, within a transaction that holds no locks
   * other than on sources.
   */
  public void recode(TransactionContext transaction, List<VoteReasonCode> codes) {
    transaction.jdbc(connection -> new ReasonCodeWriter(connection, listener).set(codes));
  }
}
