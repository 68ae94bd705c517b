package dev.retune.review;

import dev.retune.audit.AuditEntry;
import dev.retune.audit.AuditLog;
import dev.retune.db.SqlTime;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.feedback.Conversations;
import dev.retune.feedback.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** The decisions of all reviewers. Nothing is deleted: an undone decision stays, marked. */
public final class Decisions {
  private final Workspace workspace;
  private final Clock clock;

  /** Over one workspace. */
  public Decisions(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Keeps a judgement, which stands from now on. The reason code that stands replaces the
   * classifier's on the answer's dislikes, in the roll-ups too.
   *
   * @throws BadInput when there is no such conversation
   */
  public Decision record(long conversationId, String reviewer, Judgement judgement) {
    return Transactions.retrying(
        () ->
            workspace.write(
                session -> {
                  Settlement.lock(session, conversationId);
                  return record(
                      session, conversationId, reviewer, judgement, JournalRow.Action.DECIDE);
                }));
  }

  /** The same within a transaction that has locked the answer's source. */
  Decision record(
      StatelessSession session,
      long conversationId,
      String reviewer,
      Judgement judgement,
      JournalRow.Action action) {
    if (!Conversations.exists(session, conversationId)) {
      throw new BadInput("review.conversationUnknown", String.valueOf(conversationId));
    }
    String before = standing(session, conversationId).map(Decisions::shown).orElse("");
    DecisionRow row = row(conversationId, reviewer, judgement);
    session.insert(row);
    Journal.note(session, reviewer, action, row.id, row.decidedAt);
    Settlement.settle(session, conversationId);
    String name = action == JournalRow.Action.REDO ? "redo" : "decision";
    audit(session, reviewer, name, conversationId, before, shown(row.decision()));
    return row.decision();
  }

  /**
   * Takes a decision back; the one before it, if any, stands again. A second time it changes
   * nothing.
   *
   * @throws BadInput when there is no such decision
   */
  public Decision undo(long id, String who) {
    return Transactions.retrying(() -> workspace.write(session -> undo(session, id, who)));
  }

  /** The same within a transaction that has locked nothing yet. */
  Decision undo(StatelessSession session, long id, String who) {
    long conversationId =
        find(session, id)
            .orElseThrow(() -> new BadInput("review.decisionUnknown", String.valueOf(id)))
            .conversationId;
    Settlement.lock(session, conversationId);
    DecisionRow row = find(session, id).orElseThrow();
    if (row.undoneAt == null) {
      row.undoneAt = now();
      session.update(row);
      if (row.reviewer.equals(who)) {
        Journal.note(session, who, JournalRow.Action.UNDO, id, row.undoneAt);
      }
      Settlement.settle(session, conversationId);
      String after = standing(session, conversationId).map(Decisions::shown).orElse("");
      audit(session, who, "undo", conversationId, shown(row.decision()), after);
    }
    return row.decision();
  }

  private static Optional<DecisionRow> find(StatelessSession session, long id) {
    return Optional.ofNullable(session.get(DecisionRow.class, id));
  }

  /** All decisions on a conversation, oldest first, the undone ones too. */
  public List<Decision> of(long conversationId) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from DecisionRow where conversationId = :c order by id", DecisionRow.class)
                .setParameter("c", conversationId)
                .getResultList()
                .stream()
                .map(DecisionRow::decision)
                .toList());
  }

  /** The decision that stands for each conversation that has one, by conversation. */
  public Map<Long, Decision> latestByConversation() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from DecisionRow d where d.id in (select max(n.id) from DecisionRow n"
                        + " where n.undoneAt is null group by n.conversationId)",
                    DecisionRow.class)
                .getResultList()
                .stream()
                .map(DecisionRow::decision)
                .collect(Collectors.toMap(Decision::conversationId, Function.identity())));
  }

  private DecisionRow row(long conversationId, String reviewer, Judgement judgement) {
    DecisionRow row = new DecisionRow();
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
            "from DecisionRow where conversationId = :c and undoneAt is null order by id desc",
            DecisionRow.class)
        .setParameter("c", conversationId)
        .setMaxResults(1)
        .uniqueResultOptional()
        .map(DecisionRow::decision);
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
