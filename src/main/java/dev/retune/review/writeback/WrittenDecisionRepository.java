package dev.retune.review.writeback;

import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The record of what was written to the sources. */
final class WrittenDecisionRepository {
  private static final String COLUMNS =
      "select id, conversation_id, decision_id, record_id, state, attempts, failure, tried_at"
          + " from written_decision";

  private final Workspace workspace;

  WrittenDecisionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record Row(
      long id,
      long conversationId,
      long decisionId,
      String recordId,
      String state,
      int attempts,
      @Nullable String failure,
      Instant triedAt) {
    WrittenDecision decision() {
      return new WrittenDecision(
          id,
          conversationId,
          decisionId,
          recordId,
          WriteBackState.valueOf(state),
          attempts,
          Optional.ofNullable(failure),
          triedAt);
    }
  }

  /** The ids of an answer and of its current decision. */
  public record Standing(long conversationId, long decisionId) {}

  /** Returns the current decision of each answer of a source that has one. */
  Map<Long, Long> standing(long source) {
    List<Standing> rows =
        workspace.read(
            session ->
                RecordQuery.of(
                        session,
                        "select conversation_id, max(id) as decision_id from decision"
                            + " where undone_at is null and conversation_id in ("
                            + ConversationRepository.idsOfSource("source")
                            + ") group by conversation_id",
                        Standing.class)
                    .setParameter("source", source)
                    .getResultList());
    Map<Long, Long> found = new HashMap<>();
    rows.forEach(row -> found.put(row.conversationId(), row.decisionId()));
    return found;
  }

  /** Returns the records at a target, oldest first. */
  List<WrittenDecision> of(long source, String target) {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    COLUMNS + " where source_id = :source and target = :target order by id",
                    Row.class)
                .setParameter("source", source)
                .setParameter("target", target)
                .getResultList()
                .stream()
                .map(Row::decision)
                .toList());
  }

  /** Stores that a record is going to be sent, and returns it with its id. */
  WrittenDecision begin(long source, String target, WrittenDecision row) {
    return RetryingTransactions.retrying(
        () ->
            workspace.write(
                session -> {
                  insert(session, source, target, row);
                  return newest(session, source, target, row.conversationId());
                }));
  }

  private static void insert(
      StatelessSession session, long source, String target, WrittenDecision row) {
    session
        .createNativeMutationQuery(
            "insert into written_decision (source_id, target, conversation_id, decision_id,"
                + " record_id, state, attempts, failure, tried_at) values (:source, :target,"
                + " :conversation, :decision, :record, :state, :attempts, :failure, :at)")
        .setParameter("source", source)
        .setParameter("target", target)
        .setParameter("conversation", row.conversationId())
        .setParameter("decision", row.decisionId())
        .setParameter("record", row.recordId())
        .setParameter("state", row.state().name())
        .setParameter("attempts", row.attempts())
        .setParameter("failure", row.failure().orElse(null), String.class)
        .setParameter("at", row.triedAt())
        .executeUpdate();
  }

  private static WrittenDecision newest(
      StatelessSession session, long source, String target, long conversation) {
    return RecordQuery.of(
            session,
            COLUMNS
                + " where source_id = :source and target = :target"
                + " and conversation_id = :conversation order by id desc",
            Row.class)
        .setParameter("source", source)
        .setParameter("target", target)
        .setParameter("conversation", conversation)
        .setMaxResults(1)
        .getSingleResult()
        .decision();
  }

  /** Stores the state of a record. */
  void update(WrittenDecision row) {
    RetryingTransactions.repeating(
        () ->
            workspace.write(
                session ->
                    session
                        .createNativeMutationQuery(
                            "update written_decision set state = :state, attempts = :attempts,"
                                + " failure = :failure, tried_at = :at where id = :id")
                        .setParameter("state", row.state().name())
                        .setParameter("attempts", row.attempts())
                        .setParameter("failure", row.failure().orElse(null), String.class)
                        .setParameter("at", row.triedAt())
                        .setParameter("id", row.id())
                        .executeUpdate()));
  }

  /** Forgets a record that is no longer there. */
  void delete(WrittenDecision row) {
    RetryingTransactions.repeating(
        () ->
            workspace.write(
                session ->
                    session
                        .createNativeMutationQuery("delete from written_decision where id = :id")
                        .setParameter("id", row.id())
                        .executeUpdate()));
  }
}
