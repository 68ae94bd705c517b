package dev.retune.review.decision;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.review.journal.ReviewJournal;
import dev.retune.review.journal.ReviewJournalEntity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** The decisions of all reviewers. Nothing is deleted: undone decisions are marked. */
public final class DecisionRepository {
  private final Workspace workspace;
  private final Clock clock;

  /** Works on one workspace. */
  public DecisionRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
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
            workspace.write(
                session -> {
                  DecisionProjection.lock(session, conversationId);
                  return record(
                      session,
                      conversationId,
                      reviewer,
                      judgement,
                      ReviewJournalEntity.Action.DECIDE);
                }));
  }

  /** Records a judgement within a transaction that has locked the answer's source. */
  public Decision record(
      StatelessSession session,
      long conversationId,
      String reviewer,
      Judgement judgement,
      ReviewJournalEntity.Action action) {
    if (!ConversationRepository.exists(session, conversationId)) {
      throw new InvalidInputException("review.conversationUnknown", String.valueOf(conversationId));
    }
    String before = standing(session, conversationId).map(DecisionRepository::shown).orElse("");
    DecisionEntity row = row(conversationId, reviewer, judgement);
    session.insert(row);
    ReviewJournal.note(session, reviewer, action, row.id, row.decidedAt);
    DecisionProjection.update(session, conversationId);
    String name = action == ReviewJournalEntity.Action.REDO ? "redo" : "decision";
    audit(session, reviewer, name, conversationId, before, shown(row.decision()));
    return row.decision();
  }

  /**
   * Undoes a decision; the previous one, if any, becomes current again. Undoing it again has no
   * effect.
   *
   * @throws InvalidInputException when there is no such decision
   */
  public Decision undo(long id, String who) {
    return RetryingTransactions.retrying(() -> workspace.write(session -> undo(session, id, who)));
  }

  /** Undoes a decision within a transaction that holds no locks yet. */
  public Decision undo(StatelessSession session, long id, String who) {
    long conversationId =
        find(session, id)
            .orElseThrow(
                () -> new InvalidInputException("review.decisionUnknown", String.valueOf(id)))
            .conversationId;
    DecisionProjection.lock(session, conversationId);
    DecisionEntity row = find(session, id).orElseThrow();
    if (row.undoneAt == null) {
      row.undoneAt = now();
      session.update(row);
      if (row.reviewer.equals(who)) {
        ReviewJournal.note(session, who, ReviewJournalEntity.Action.UNDO, id, row.undoneAt);
      }
      DecisionProjection.update(session, conversationId);
      String after = standing(session, conversationId).map(DecisionRepository::shown).orElse("");
      audit(session, who, "undo", conversationId, shown(row.decision()), after);
    }
    return row.decision();
  }

  private static Optional<DecisionEntity> find(StatelessSession session, long id) {
    return Optional.ofNullable(session.get(DecisionEntity.class, id));
  }

  /** Returns all decisions on a conversation, oldest first, including undone ones. */
  public List<Decision> of(long conversationId) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from DecisionEntity where conversationId = :c order by id",
                    DecisionEntity.class)
                .setParameter("c", conversationId)
                .getResultList()
                .stream()
                .map(DecisionEntity::decision)
                .toList());
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

  private static Optional<Decision> standing(StatelessSession session, long conversationId) {
    return session
        .createSelectionQuery(
            "from DecisionEntity where conversationId = :c and undoneAt is null order by id desc",
            DecisionEntity.class)
        .setParameter("c", conversationId)
        .setMaxResults(1)
        .uniqueResultOptional()
        .map(DecisionEntity::decision);
  }

  private static String shown(Decision decision) {
    Judgement judgement = decision.judgement();
    return judgement
        .reasonCode()
        .map(code -> judgement.verdict() + " " + code)
        .orElse(judgement.verdict().name());
  }

  private void audit(
      StatelessSession session,
      String who,
      String action,
      long conversationId,
      String before,
      String after) {
    AuditLog.add(
        session,
        new AuditEntry(now(), who, action, "conversation " + conversationId, before, after));
  }
}
