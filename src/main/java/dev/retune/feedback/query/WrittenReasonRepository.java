package dev.retune.feedback.query;

import dev.retune.persistence.IdQuery;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The reasons that users wrote beside dislikes of stored answers. */
public final class WrittenReasonRepository {
  private static final String REASONS =
      " from VoteEntity v where v.value = 'dislike' and v.reason is not null"
          + " and v.conversationId is not null";

  private final Workspace workspace;

  /** For one workspace. */
  public WrittenReasonRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A reason with its answer's question.
   *
   * @param confidence confidence of the code, 0 to 1; 0 without one
   */
  public record Written(
      long voteId,
      long conversationId,
      String text,
      String code,
      double confidence,
      String question,
      Instant at) {}

  /** A reason and its code. */
  public record Coded(long voteId, long conversationId, String text, String code) {}

  /**
   * The reasons with a code in a time window.
   *
   * @param leastSure whether those with the lowest confidence come first, or the newest
   */
  public List<Written> page(
      String code, Instant from, Instant to, boolean leastSure, int skip, int limit) {
    String order =
        leastSure ? "coalesce(v.reasonConfidence, 0), v.id" : "v.createdAt desc, v.id desc";
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select v.id, v.conversationId, v.reason, v.reasonCode,"
                        + " coalesce(v.reasonConfidence, 0), c.question, v.createdAt"
                        + " from VoteEntity v join ConversationEntity c on c.id = v.conversationId"
                        + " where v.value = 'dislike' and v.reason is not null"
                        + " and v.reasonCode = :code and v.createdAt >= :from"
                        + " and v.createdAt < :to order by "
                        + order,
                    Written.class)
                .setParameter("code", code)
                .setParameter("from", from)
                .setParameter("to", to)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList());
  }

  /** Number of reasons. */
  public long count() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery("select count(*)" + REASONS, Long.class)
                .getSingleResult());
  }

  /** The next reasons after a vote, ordered by vote id. */
  public List<Coded> after(long voteId, int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select v.id, v.conversationId, v.reason, v.reasonCode"
                        + REASONS
                        + " and v.id > :after order by v.id",
                    Coded.class)
                .setParameter("after", voteId)
                .setMaxResults(limit)
                .getResultList());
  }

  /** Those of the given votes that have a reason. */
  public Set<Long> among(Collection<Long> votes) {
    return new HashSet<>(
        IdQuery.rows(workspace, Long.class, votes, "select v.id" + REASONS + " and v.id in :ids"));
  }

  /** The reasons given for some answers, by conversation id. */
  public Map<Long, List<Coded>> of(Collection<Long> conversations) {
    return IdQuery.rows(
            workspace,
            Coded.class,
            conversations,
            "select v.id, v.conversationId, v.reason, v.reasonCode"
                + REASONS
                + " and v.conversationId in :ids order by v.id")
        .stream()
        .collect(Collectors.groupingBy(Coded::conversationId));
  }
}
