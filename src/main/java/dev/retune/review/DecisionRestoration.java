package dev.retune.review;

import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.DecisionDraftRepository;
import dev.retune.review.decision.DecisionHistoryRepository;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.review.journal.ReviewJournalRepository;
import dev.retune.review.queue.ClaimRepository;
import java.util.List;

/** Undoes and redoes the decisions of a reviewer, with those that were made together. */
final class DecisionRestoration {
  private final Workspace workspace;
  private final Reviewer reviewer;
  private final DecisionHistoryRepository history;
  private final DecisionRepository decisions;
  private final DecisionDraftRepository drafts;
  private final ClaimRepository claims;

  DecisionRestoration(
      Workspace workspace,
      Reviewer reviewer,
      DecisionHistoryRepository history,
      DecisionRepository decisions,
      DecisionDraftRepository drafts,
      ClaimRepository claims) {
    this.workspace = workspace;
    this.reviewer = reviewer;
    this.history = history;
    this.decisions = decisions;
    this.drafts = drafts;
    this.claims = claims;
  }

  /** Undoes the latest decision; empty when there is none. */
  List<Decision> undo() {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction ->
                    history
                        .undoable(transaction, reviewer.name())
                        .map(id -> undo(transaction, id))
                        .orElse(List.of())));
  }

  private List<Decision> undo(TransactionContext transaction, long id) {
    List<Decision> together = history.together(transaction, id);
    lock(transaction, together);
    for (Decision decision : together) {
      decisions.undo(transaction, decision.id(), reviewer.name());
    }
    Decision shown = together.getLast();
    drafts.save(
        transaction, reviewer.name(), shown.conversationId(), DecisionDraft.of(shown.judgement()));
    return together;
  }

  private void lock(TransactionContext transaction, List<Decision> together) {
    decisions.lock(transaction, together.stream().map(Decision::conversationId).toList());
  }

  /** Redoes the decision undone last, unless a new one was made since; empty when there is none. */
  List<Decision> redo() {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction ->
                    ReviewJournalRepository.redoable(transaction, reviewer.name())
                        .map(id -> redo(transaction, id))
                        .orElse(List.of())));
  }

  private List<Decision> redo(TransactionContext transaction, long decisionId) {
    List<Decision> undone = history.together(transaction, decisionId);
    lock(transaction, undone);
    for (Decision decision : undone) {
      long id = decision.conversationId();
      drafts.save(transaction, reviewer.name(), id, DecisionDraft.EMPTY);
      claims.release(transaction, id);
    }
    if (undone.size() > 1) {
      return decisions.redoTogether(transaction, undone);
    }
    Decision alone = undone.getFirst();
    return List.of(
        decisions.record(
            transaction,
            alone.conversationId(),
            reviewer.name(),
            alone.judgement(),
            ReviewJournalEntity.Action.REDO));
  }
}
