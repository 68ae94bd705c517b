package dev.retune.review.decision;

import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decisions that were not undone, for those who only read them. */
public final class StandingDecisionRepository {
  private final Workspace workspace;

  /** Of a workspace. */
  public StandingDecisionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The newest standing decision on an answer.
   *
   * @param documentId the document that the reviewer named
   */
  public record Standing(
      long conversationId, Verdict verdict, Optional<Long> documentId, Instant decidedAt) {}

  private record Row(
      long conversationId, Verdict verdict, @Nullable Long documentId, Instant decidedAt) {}

  /** A document that a reviewer named for an answer. */
  public record Named(long conversationId, long documentId) {}

  /** The newest on each answer that has one. */
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

  /** The answers that a reviewer found fine. */
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

  /** The documents that reviewers named for some answers. */
  public List<Named> documents(Collection<Long> conversations) {
    if (conversations.isEmpty()) {
      return List.of();
    }
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select conversationId, documentId from DecisionEntity where undoneAt is null"
                        + " and documentId is not null and conversationId in :ids",
                    Named.class)
                .setParameterList("ids", conversations)
                .getResultList());
  }

  /** A number that grows with everything that reviewers do. */
  public long version() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select coalesce(max(id), 0) from ReviewJournalEntity", Long.class)
                .getSingleResult());
  }
}
