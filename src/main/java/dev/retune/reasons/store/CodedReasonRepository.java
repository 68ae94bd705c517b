package dev.retune.reasons.store;

import dev.retune.feedback.model.UnclassifiedReason;
import dev.retune.persistence.Workspace;
import dev.retune.reasons.model.CodedReason;
import java.time.Instant;
import java.util.List;

/** Reads the reasons written by users, by their code. */
public final class CodedReasonRepository {
  private static final String TAUGHT =
      "exists (select 1 from reason_lesson l where l.vote_id = v.id and l.undone_at is null)";
  // a code assigned by a user, directly or in a review, is final for the classifier
  private static final String UNSETTLED =
      " from feedback_log v where v.feedback = 'dislike' and v.reason is not null"
          + " and v.conversation_id is not null and v.id > :after and not "
          + TAUGHT
          + " and not exists (select 1 from decision d where d.conversation_id = v.conversation_id"
          + " and d.undone_at is null and d.reason_code is not null)";

  private final Workspace workspace;

  /** Creates a repository for a workspace. */
  public CodedReasonRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The sort order. */
  public enum Order {
    /** The reasons with the lowest confidence first. */
    LEAST_SURE,
    /** The newest first. */
    NEWEST
  }

  public record Unsettled(UnclassifiedReason reason, String code) {}

  /**
   * The reasons with a code in a time window, up to a limit.
   *
   * @param from the first instant; {@link Instant#EPOCH} for no lower bound
   */
  public List<CodedReason> page(
      String code, Instant from, Instant to, Order order, int skip, int limit) {
    String by =
        switch (order) {
          case LEAST_SURE -> "coalesce(v.reason_confidence, 0), v.id";
          case NEWEST -> "v.created_at desc, v.id desc";
        };
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select v.id, v.conversation_id, v.reason, v.reason_code,"
                        + " coalesce(v.reason_confidence, 0) as sure, c.user_message, v.created_at,"
                        + " case when "
                        + TAUGHT
                        + " then 1 else 0 end as taught from feedback_log v"
                        + " join conversation_log c on c.id = v.conversation_id"
                        + " where v.feedback = 'dislike' and v.reason is not null"
                        + " and v.reason_code = :code and v.created_at >= :from"
                        + " and v.created_at < :to order by "
                        + by
                        + " offset :skip rows fetch first :limit rows only",
                    Object[].class)
                .addScalar("id", Long.class)
                .addScalar("conversation_id", Long.class)
                .addScalar("reason", String.class)
                .addScalar("reason_code", String.class)
                .addScalar("sure", Double.class)
                .addScalar("user_message", String.class)
                .addScalar("created_at", Instant.class)
                .addScalar("taught", Integer.class)
                .setParameter("code", code)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("skip", skip)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(CodedReasonRepository::filed)
                .toList());
  }

  private static CodedReason filed(Object[] row) {
    return new CodedReason(
        (long) row[0],
        (long) row[1],
        (String) row[2],
        (String) row[3],
        (double) row[4],
        (String) row[5],
        (Instant) row[6],
        (int) row[7] == 1);
  }

  /** The number of reasons that no user has filed. */
  public long unsettled() {
    return workspace.read(
        session ->
            session
                .createNativeQuery("select count(*)" + UNSETTLED, Long.class)
                .setParameter("after", 0L)
                .getSingleResult());
  }

  /** The next of those reasons after a vote, ordered by vote id. */
  public List<Unsettled> unsettled(long after, int limit) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select v.id, v.reason, v.reason_code" + UNSETTLED + " order by v.id",
                    Object[].class)
                .addScalar("id", Long.class)
                .addScalar("reason", String.class)
                .addScalar("reason_code", String.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(
                    row ->
                        new Unsettled(
                            new UnclassifiedReason((long) row[0], (String) row[1]),
                            (String) row[2]))
                .toList());
  }
}
