package dev.retune.review;

import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.ReviewFlagRepository;
import dev.retune.review.decision.Reviewer;
import java.time.Clock;

/** A reviewer's wishes for second opinions. */
final class SecondOpinionFlagging {
  private final Workspace workspace;
  private final Clock clock;
  private final Reviewer reviewer;
  private final DecisionRepository decisions;
  private final ReviewFlagRepository flags = new ReviewFlagRepository();

  SecondOpinionFlagging(
      Workspace workspace, Clock clock, Reviewer reviewer, DecisionRepository decisions) {
    this.workspace = workspace;
    this.clock = clock;
    this.reviewer = reviewer;
    this.decisions = decisions;
  }

  /** Asks for a second opinion about an answer, or no longer. */
  void set(long conversationId, boolean wanted) {
    RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  decisions.lock(transaction, conversationId);
                  if (wanted) {
                    flags.add(
                        transaction,
                        new ReviewFlagRepository.Flag(
                            conversationId, reviewer.name(), SqlTime.now(clock)));
                  } else {
                    flags.remove(transaction, conversationId);
                  }
                  decisions.placeAgain(transaction, conversationId);
                  AuditLog.add(
                      transaction,
                      new AuditEntry(
                          SqlTime.now(clock),
                          reviewer.name(),
                          "second opinion",
                          "conversation " + conversationId,
                          "",
                          wanted ? "wanted" : "not wanted"));
                  return conversationId;
                }));
  }
}
