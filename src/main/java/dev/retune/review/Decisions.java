package dev.retune.review;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
   * Keeps a judgement, which stands from now on.
   *
   * @throws BadInput when there is no such conversation
   */
  public Decision record(long conversationId, String reviewer, Judgement judgement) {
    return workspace.write(
        session -> {
          long known =
              session
                  .createNativeQuery(
                      "select count(*) from conversation_log where id = :id", Long.class)
                  .setParameter("id", conversationId)
                  .getSingleResult();
          if (known == 0) {
            throw new BadInput("review.conversationUnknown", String.valueOf(conversationId));
          }
          String before = standing(session, conversationId).map(Decisions::shown).orElse("");
          DecisionRow row = row(conversationId, reviewer, judgement);
          session.insert(row);
          audit(session, reviewer, "decision", conversationId, before, shown(row.decision()));
          return row.decision();
        });
  }

  /**
   * Takes a decision back; the one before it, if any, stands again. A second time it changes
   * nothing.
   *
   * @throws BadInput when there is no such decision
   */
  public Decision undo(long id, String who) {
    return workspace.write(
        session -> {
          DecisionRow row = session.get(DecisionRow.class, id);
          if (row == null) {
            throw new BadInput("review.decisionUnknown", String.valueOf(id));
          }
          if (row.undoneAt == null) {
            row.undoneAt = now();
            session.update(row);
            String after = standing(session, row.conversationId).map(Decisions::shown).orElse("");
            audit(session, who, "undo", row.conversationId, shown(row.decision()), after);
          }
          return row.decision();
        });
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

  /** The database keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
    session
        .createNativeMutationQuery(
            "insert into audit (at, who, action, subject, before_value, after_value)"
                + " values (:at, :who, :action, :subject, :before, :after)")
        .setParameter("at", now())
        .setParameter("who", who)
        .setParameter("action", action)
        .setParameter("subject", "conversation " + conversationId)
        .setParameter("before", before)
        .setParameter("after", after)
        .executeUpdate();
  }
}
