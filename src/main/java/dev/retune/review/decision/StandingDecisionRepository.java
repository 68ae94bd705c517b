package dev.retune.review.decision;

import dev.retune.persistence.IdQuery;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read access to decisions that are not undone. */
public final class StandingDecisionRepository {
  private final Workspace workspace;

  /** Reads from a workspace. */
  public StandingDecisionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The current decision on an answer.
   *
   * @param documentId the document the reviewer named
   */
  public record Standing(
      long conversationId, Verdict verdict, Optional<Long> documentId, Instant decidedAt) {}

  private record Row(
      long conversationId, Verdict verdict, @Nullable Long documentId, Instant decidedAt) {}

  /** A document named by a reviewer for an answer. */
  public record Named(long conversationId, long documentId) {}

  /** Returns the current decision of each answer that has one. */
  public List<Standing> newest() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select d.conversationId, d.verdict, d.documentId, d.decidedAt"
                        + " from DecisionEntity d where d.id in (select max(n.id) from DecisionEntity n"
                        + " where n.undoneAt is null group by n.conversationId)",
                    Row.class)
                .getResultList()
                .stream()
                .map(
                    row ->
                        new Standing(
                            row.conversationId(),
                            row.verdict(),
                            Optional.ofNullable(row.documentId()),
                            row.decidedAt()))
                .toList());
  }

  /** Returns the conversations of the answers that have a decision. */
  public List<Long> conversations() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select distinct conversationId from DecisionEntity where undoneAt is null",
                    Long.class)
                .getResultList());
  }

  /** Returns the conversations whose answers have a decision with a reason code. */
  public Set<Long> conversationsWithCode() {
    return workspace.read(
        session ->
            new HashSet<>(
                session
                    .createSelectionQuery(
                        "select distinct conversationId from DecisionEntity"
                            + " where undoneAt is null and reasonCode is not null",
                        Long.class)
                    .getResultList()));
  }

  /** Returns those of some conversations whose answers have a decision with a reason code. */
  public Set<Long> withCode(Collection<Long> conversations) {
    return new HashSet<>(
        IdQuery.rows(
            workspace,
            Long.class,
            conversations,
            "select distinct conversationId from DecisionEntity where undoneAt is null"
                + " and reasonCode is not null and conversationId in :ids"));
  }

  /** A decision with a reason code. */
  public record CodedDecision(long id, long conversationId, String reasonCode) {}

  /** Returns the next decisions with a reason code before one, newest first. */
  public List<CodedDecision> codedBefore(long id, int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select id, conversationId, reasonCode from DecisionEntity where undoneAt is null"
                        + " and reasonCode is not null and id < :id order by id desc",
                    CodedDecision.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList());
  }

  /** How often two reviewers gave a pair of verdicts on the same answer. */
  public record PairCount(
      String first, String second, Verdict verdict, Verdict other, long answers) {}

  /** Returns those numbers, with the reviewers in alphabetical order. */
  public List<PairCount> pairs() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select a.reviewer, b.reviewer, a.verdict, b.verdict, count(*)"
                        + " from DecisionEntity a join DecisionEntity b"
                        + " on b.conversationId = a.conversationId and b.reviewer > a.reviewer"
                        + " where a.id in (select max(n.id) from DecisionEntity n"
                        + " where n.undoneAt is null group by n.conversationId, n.reviewer)"
                        + " and b.id in (select max(n.id) from DecisionEntity n"
                        + " where n.undoneAt is null group by n.conversationId, n.reviewer)"
                        + " group by a.reviewer, b.reviewer, a.verdict, b.verdict",
                    PairCount.class)
                .getResultList());
  }

  /**
   * A verdict with the reviewer's answer.
   *
   * @param correctedAnswer may be empty
   */
  public record Corrected(long conversationId, Verdict verdict, String correctedAnswer) {}

  /** Returns the current verdict on each answer that has one, with the reviewer's own answer. */
  public List<Corrected> corrected() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select d.conversationId, d.verdict, coalesce(d.correctedAnswer, '')"
                        + " from DecisionEntity d where d.id in (select max(n.id) from DecisionEntity n"
                        + " where n.undoneAt is null group by n.conversationId)"
                        + " order by d.conversationId",
                    Corrected.class)
                .getResultList());
  }

  /** Returns the answers that any reviewer found fine. */
  public Set<Long> fine() {
    return workspace.read(
        session ->
            new HashSet<>(
                session
                    .createSelectionQuery(
                        "select distinct conversationId from DecisionEntity"
                            + " where undoneAt is null and verdict = :fine",
                        Long.class)
                    .setParameter("fine", Verdict.FINE)
                    .getResultList()));
  }

  /** Returns the documents named by reviewers for some answers. */
  public List<Named> documents(Collection<Long> conversations) {
    return IdQuery.rows(
        workspace,
        Named.class,
        conversations,
        "select conversationId, documentId from DecisionEntity where undoneAt is null"
            + " and documentId is not null and conversationId in :ids");
  }

  /** Returns the answers that reviewers wrote for some disliked ones, oldest first. */
  public List<CorrectedAnswer> corrections(Collection<Long> conversations) {
    return IdQuery.rows(
        workspace,
        CorrectedAnswer.class,
        conversations,
        "select conversationId, reviewer, correctedAnswer, decidedAt from DecisionEntity"
            + " where undoneAt is null and correctedAnswer is not null"
            + " and conversationId in :ids order by id");
  }

  /** Returns a number that grows with every action of a reviewer. */
  public long version() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select coalesce(max(id), 0) from ReviewJournalEntity", Long.class)
                .getSingleResult());
  }
}
