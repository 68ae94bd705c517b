package dev.retune.review.decision;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.review.journal.ReviewJournalRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The decisions of all reviewers. Nothing is deleted: undone decisions are marked. */
public final class DecisionRepository {
  private final Workspace workspace;
  private final Clock clock;
  private final DecisionProjection projection;
  private final ReviewItemRepository items = new ReviewItemRepository();

  /** Works on one workspace. */
  public DecisionRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
    this.projection = new DecisionProjection(workspace);
  }

  /**
   * Records a judgement, which becomes the current one. Its reason code replaces the classifier's
   * on the answer's dislikes, including the roll-ups.
   *
   * @throws InvalidInputException when there is no such conversation
   */
  public Decision record(long conversationId, String reviewer, Judgement judgement) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  lock(transaction, conversationId, judgement);
                  return record(
                      transaction,
                      conversationId,
                      reviewer,
                      judgement,
                      ReviewJournalEntity.Action.DECIDE);
                }));
  }

  /**
   * Locks the decisions on an answer until the transaction ends, for a judgement; must be called
   * before anything else is locked. A judgement that leaves the reason codes of the dislikes alone
   * locks the answer's entry in the queue only, and writers of other votes do not wait for it.
   */
  public void lock(TransactionContext transaction, long conversationId, Judgement judgement) {
    boolean codes = judgement.reasonCode().isPresent() || codeGiven(transaction, conversationId);
    // looked at once more, because a code may be given before the entry is locked; a deadlock of
    // the two locks in the other order is possible only then, and such a transaction is repeated
    if (codes
        || !items.lock(transaction, conversationId)
        || codeGiven(transaction, conversationId)) {
      lock(transaction, conversationId);
    }
  }

  /**
   * Locks the source of an answer's votes and the decisions on it until the transaction ends; must
   * be called before anything else is locked.
   */
  public void lock(TransactionContext transaction, long conversationId) {
    ConversationRepository.lockSource(transaction, conversationId);
    items.lock(transaction, conversationId);
  }

  /** Does the same for several answers, always in the same order. */
  public void lock(TransactionContext transaction, Collection<Long> conversationIds) {
    ConversationRepository.lockSources(transaction, conversationIds);
    conversationIds.stream().sorted().forEach(id -> items.lock(transaction, id));
  }

  /** Whether any decision on an answer, undone or not, has a reason code. */
  private static boolean codeGiven(TransactionContext transaction, long conversationId) {
    return transaction
            .session()
            .createSelectionQuery(
                "select count(*) from DecisionEntity where conversationId = :id"
                    + " and reasonCode is not null",
                Long.class)
            .setParameter("id", conversationId)
            .getSingleResult()
        > 0;
  }

  /** Records a judgement within a transaction that has locked the decisions on the answer. */
  public Decision record(
      TransactionContext transaction,
      long conversationId,
      String reviewer,
      Judgement judgement,
      ReviewJournalEntity.Action action) {
    if (!ConversationRepository.exists(transaction, conversationId)) {
      throw new InvalidInputException("review.conversationUnknown", conversationId);
    }
    return insert(
        transaction, DecisionEntity.of(conversationId, reviewer, judgement, now()), action);
  }

  /**
   * Records one judgement about several answers within a transaction that has locked the decisions
   * on them. The decisions are undone together.
   */
  public List<Decision> recordTogether(
      TransactionContext transaction,
      List<Long> conversationIds,
      String reviewer,
      Judgement judgement) {
    List<DecisionEntity> rows =
        conversationIds.stream()
            .map(id -> DecisionEntity.of(id, reviewer, judgement, now()))
            .toList();
    rows.forEach(row -> insert(transaction, row, ReviewJournalEntity.Action.DECIDE));
    join(transaction, rows);
    return rows.stream().map(DecisionEntity::decision).toList();
  }

  private static void join(TransactionContext transaction, List<DecisionEntity> rows) {
    for (DecisionEntity row : rows) {
      row.batch = rows.getFirst().id;
      transaction.session().update(row);
    }
  }

  /** Records decisions again that were undone together; oldest first. */
  public List<Decision> redoTogether(TransactionContext transaction, List<Decision> undone) {
    List<DecisionEntity> rows =
        undone.stream()
            .map(d -> DecisionEntity.of(d.conversationId(), d.reviewer(), d.judgement(), now()))
            .toList();
    rows.forEach(row -> insert(transaction, row, ReviewJournalEntity.Action.REDO));
    join(transaction, rows);
    return rows.stream().map(DecisionEntity::decision).toList();
  }

  private Decision insert(
      TransactionContext transaction, DecisionEntity row, ReviewJournalEntity.Action action) {
    long conversationId = row.conversationId;
    String reviewer = row.reviewer;
    String before = current(transaction, conversationId);
    transaction.session().insert(row);
    ReviewJournalRepository.note(transaction, reviewer, action, row.id, row.decidedAt);
    projection.update(
        transaction,
        conversationId,
        DecisionHistoryRepository.standing(transaction, conversationId));
    String name = action == ReviewJournalEntity.Action.REDO ? "redo" : "decision";
    audit(transaction, reviewer, name, conversationId, before, shown(row.decision()));
    return row.decision();
  }

  /**
   * Undoes a decision; the previous one, if any, becomes current again. Undoing it again has no
   * effect.
   *
   * @throws InvalidInputException when there is no such decision
   */
  public Decision undo(long id, String who) {
    return RetryingTransactions.retrying(
        () -> workspace.transaction(transaction -> undo(transaction, id, who)));
  }

  /** Undoes a decision within a transaction that holds no locks yet. */
  public Decision undo(TransactionContext transaction, long id, String who) {
    long conversationId =
        DecisionHistoryRepository.find(transaction, id)
            .orElseThrow(() -> new InvalidInputException("review.decisionUnknown", id))
            .conversationId;
    lock(transaction, conversationId);
    DecisionEntity row = DecisionHistoryRepository.find(transaction, id).orElseThrow();
    if (row.undoneAt == null) {
      row.undoneAt = now();
      transaction.session().update(row);
      if (row.reviewer.equals(who)) {
        ReviewJournalRepository.note(
            transaction, who, ReviewJournalEntity.Action.UNDO, id, row.undoneAt);
      }
      projection.update(
          transaction,
          conversationId,
          DecisionHistoryRepository.standing(transaction, conversationId));
      String after = current(transaction, conversationId);
      audit(transaction, who, "undo", conversationId, shown(row.decision()), after);
    }
    return row.decision();
  }

  /** Places an answer in the queue anew, after something else than a decision has changed. */
  public void placeAgain(TransactionContext transaction, long conversationId) {
    projection.updateQueue(
        transaction,
        conversationId,
        DecisionHistoryRepository.standing(transaction, conversationId).stream()
            .map(Decision::reviewer)
            .distinct()
            .toList());
  }

  private Instant now() {
    return SqlTime.now(clock);
  }

  private static String current(TransactionContext transaction, long conversationId) {
    return DecisionHistoryRepository.standing(transaction, conversationId).stream()
        .findFirst()
        .map(DecisionRepository::shown)
        .orElse("");
  }

  private static String shown(Decision decision) {
    Judgement judgement = decision.judgement();
    return judgement
        .reasonCode()
        .map(code -> judgement.verdict() + " " + code)
        .orElse(judgement.verdict().name());
  }

  private void audit(
      TransactionContext transaction,
      String who,
      String action,
      long conversationId,
      String before,
      String after) {
    AuditLog.add(
        transaction,
        new AuditEntry(now(), who, action, "conversation " + conversationId, before, after));
  }
}
