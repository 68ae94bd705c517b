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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The decisions of all reviewers. Nothing is deleted: undone decisions are marked. */
public final class DecisionRepository {
  private final Workspace workspace;
  private final Clock clock;
  private final DecisionProjection projection;

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
                  lock(transaction, conversationId);
                  return record(
                      transaction,
                      conversationId,
                      reviewer,
                      judgement,
                      ReviewJournalEntity.Action.DECIDE);
                }));
  }

  /**
   * Locks the source of an answer's votes until the transaction ends; must be called before
   * anything else is locked.
   */
  public void lock(TransactionContext transaction, long conversationId) {
    ConversationRepository.lockSource(transaction, conversationId);
  }

  /** Records a judgement within a transaction that has locked the answer's source. */
  public Decision record(
      TransactionContext transaction,
      long conversationId,
      String reviewer,
      Judgement judgement,
      ReviewJournalEntity.Action action) {
    if (!ConversationRepository.exists(transaction, conversationId)) {
      throw new InvalidInputException("review.conversationUnknown", String.valueOf(conversationId));
    }
    return insert(transaction, row(conversationId, reviewer, judgement), action);
  }

  /**
   * Records one judgement about several answers within a transaction that has locked their sources.
   * The decisions are undone together.
   */
  public List<Decision> recordTogether(
      TransactionContext transaction,
      List<Long> conversationIds,
      String reviewer,
      Judgement judgement) {
    List<DecisionEntity> rows =
        conversationIds.stream().map(id -> row(id, reviewer, judgement)).toList();
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
        undone.stream().map(d -> row(d.conversationId(), d.reviewer(), d.judgement())).toList();
    rows.forEach(row -> insert(transaction, row, ReviewJournalEntity.Action.REDO));
    join(transaction, rows);
    return rows.stream().map(DecisionEntity::decision).toList();
  }

  /**
   * Returns the decisions that were made together with one and that are undone, or not, as it is;
   * itself alone when it was made alone. Oldest first.
   */
  public List<Decision> together(TransactionContext transaction, long id) {
    DecisionEntity row = find(transaction, id).orElseThrow();
    if (row.batch == null) {
      return List.of(row.decision());
    }
    boolean undone = row.undoneAt != null;
    return transaction
        .session()
        .createSelectionQuery(
            "from DecisionEntity where batch = :batch order by id", DecisionEntity.class)
        .setParameter("batch", row.batch)
        .getResultList()
        .stream()
        .filter(other -> (other.undoneAt != null) == undone)
        .map(DecisionEntity::decision)
        .toList();
  }

  private Decision insert(
      TransactionContext transaction, DecisionEntity row, ReviewJournalEntity.Action action) {
    long conversationId = row.conversationId;
    String reviewer = row.reviewer;
    String before = current(transaction, conversationId);
    transaction.session().insert(row);
    ReviewJournalRepository.note(transaction, reviewer, action, row.id, row.decidedAt);
    projection.update(transaction, conversationId, standing(transaction, conversationId));
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
        find(transaction, id)
            .orElseThrow(
                () -> new InvalidInputException("review.decisionUnknown", String.valueOf(id)))
            .conversationId;
    lock(transaction, conversationId);
    DecisionEntity row = find(transaction, id).orElseThrow();
    if (row.undoneAt == null) {
      row.undoneAt = now();
      transaction.session().update(row);
      if (row.reviewer.equals(who)) {
        ReviewJournalRepository.note(
            transaction, who, ReviewJournalEntity.Action.UNDO, id, row.undoneAt);
      }
      projection.update(transaction, conversationId, standing(transaction, conversationId));
      String after = current(transaction, conversationId);
      audit(transaction, who, "undo", conversationId, shown(row.decision()), after);
    }
    return row.decision();
  }

  private static Optional<DecisionEntity> find(TransactionContext transaction, long id) {
    return Optional.ofNullable(transaction.session().get(DecisionEntity.class, id));
  }

  /** Returns a decision within a transaction. */
  public Optional<Decision> byId(TransactionContext transaction, long id) {
    return find(transaction, id).map(DecisionEntity::decision);
  }

  /** Returns a reviewer's latest decision that is not undone. */
  public Optional<Long> undoable(TransactionContext transaction, String reviewer) {
    return transaction
        .session()
        .createSelectionQuery(
            "select id from DecisionEntity where reviewer = :r and undoneAt is null order by id desc",
            Long.class)
        .setParameter("r", reviewer)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** Returns the reviewers of the valid decisions on an answer, latest first. */
  public List<String> reviewers(TransactionContext transaction, long conversationId) {
    return standing(transaction, conversationId).stream().map(Decision::reviewer).toList();
  }

  /** The number of one reviewer's valid decisions. */
  public record ReviewerCount(String reviewer, long today, long decided) {}

  /**
   * Returns the valid decisions by reviewer, most first; those from an instant on count as today's.
   */
  public List<ReviewerCount> counts(Instant day) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select reviewer, sum(case when decidedAt >= :day then 1 else 0 end),"
                        + " count(*) from DecisionEntity where undoneAt is null group by reviewer"
                        + " order by count(*) desc, reviewer",
                    ReviewerCount.class)
                .setParameter("day", day)
                .getResultList());
  }

  /** Places an answer in the queue anew, after something else than a decision has changed. */
  public void placeAgain(TransactionContext transaction, long conversationId) {
    projection.updateQueue(
        transaction,
        conversationId,
        reviewers(transaction, conversationId).stream().distinct().toList());
  }

  /** When a decision was made, and what it says. */
  public record Timed(Instant at, Verdict verdict) {}

  /** Returns a reviewer's valid decisions since an instant, oldest first. */
  public List<Timed> since(String reviewer, Instant from) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select decidedAt, verdict from DecisionEntity where reviewer = :r"
                        + " and undoneAt is null and decidedAt >= :from order by decidedAt, id",
                    Timed.class)
                .setParameter("r", reviewer)
                .setParameter("from", from)
                .getResultList());
  }

  /** Returns all decisions on a conversation, oldest first, including undone ones. */
  public List<Decision> of(long conversationId) {
    return workspace.reading(transaction -> of(transaction, conversationId));
  }

  /** Same, within a transaction. */
  public static List<Decision> of(TransactionContext transaction, long conversationId) {
    return transaction
        .session()
        .createSelectionQuery(
            "from DecisionEntity where conversationId = :c order by id", DecisionEntity.class)
        .setParameter("c", conversationId)
        .getResultList()
        .stream()
        .map(DecisionEntity::decision)
        .toList();
  }

  /** Returns the current decision of each conversation that has one. */
  public Map<Long, Decision> latestByConversation() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from DecisionEntity d where d.id in (select max(n.id) from DecisionEntity n"
                        + " where n.undoneAt is null group by n.conversationId)",
                    DecisionEntity.class)
                .getResultList()
                .stream()
                .map(DecisionEntity::decision)
                .collect(Collectors.toMap(Decision::conversationId, Function.identity())));
  }

  private DecisionEntity row(long conversationId, String reviewer, Judgement judgement) {
    DecisionEntity row = new DecisionEntity();
    row.conversationId = conversationId;
    row.reviewer = reviewer;
    row.verdict = judgement.verdict();
    row.reasonCode = judgement.reasonCode().orElse(null);
    row.correctedAnswer = judgement.correctedAnswer().orElse(null);
    row.documentId = judgement.documentId().orElse(null);
    row.note = judgement.note().orElse(null);
    row.decidedAt = now();
    return row;
  }

  private Instant now() {
    return SqlTime.now(clock);
  }

  /** Returns the valid decisions on an answer, newest first. */
  private static List<Decision> standing(TransactionContext transaction, long conversationId) {
    return transaction
        .session()
        .createSelectionQuery(
            "from DecisionEntity where conversationId = :c and undoneAt is null order by id desc",
            DecisionEntity.class)
        .setParameter("c", conversationId)
        .getResultList()
        .stream()
        .map(DecisionEntity::decision)
        .toList();
  }

  private static String current(TransactionContext transaction, long conversationId) {
    return standing(transaction, conversationId).stream()
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
