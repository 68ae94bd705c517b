package dev.retune.review.queue;

import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Reviewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Claims of answers by reviewers. A claim is a single update of the row, so only one of two
 * reviewers gets it; it expires unless renewed.
 */
public final class ClaimRepository {
  /** How long claims last without renewal. */
  public static final Duration TIME_TO_LIVE = Duration.ofMinutes(2);

  private final Workspace workspace;
  private final Clock clock;
  private final Reviewer reviewer;

  public ClaimRepository(Workspace workspace, Clock clock, Reviewer reviewer) {
    this.workspace = workspace;
    this.clock = clock;
    this.reviewer = reviewer;
  }

  /** Claims an answer; false if it is claimed elsewhere or needs no reviewer any more. */
  public boolean take(long conversationId) {
    return workspace.write(
        session -> take(session, conversationId, deadHolder(session, conversationId)));
  }

  private boolean take(StatelessSession session, long conversationId, String dead) {
    return session
            .createNativeMutationQuery(
                "update review_item set claimed_by = :window, claimed_until = :until"
                    + " where conversation_id = :id and waiting = true"
                    + " and (decided_by is null or decided_by <> :reviewer)"
                    + " and (claimed_until is null or claimed_until <= :now"
                    + " or claimed_by = :window or claimed_by = :dead)")
            .setParameter("window", reviewer.window())
            .setParameter("until", clock.instant().plus(TIME_TO_LIVE))
            .setParameter("id", conversationId)
            .setParameter("reviewer", reviewer.name())
            .setParameter("now", clock.instant())
            .setParameter("dead", dead)
            .executeUpdate()
        == 1;
  }

  /** Returns the claim holder if it is a dead process of this machine. */
  private static String deadHolder(StatelessSession session, long conversationId) {
    return session
        .createNativeQuery(
            "select claimed_by from review_item where conversation_id = :id"
                + " and claimed_by is not null",
            String.class)
        .setParameter("id", conversationId)
        .uniqueResultOptional()
        .filter(holder -> holder.contains("|") && ProcessIdentity.parse(holder).provablyDead())
        .orElse("");
  }

  /** Renews claims, and returns the ones that were lost. */
  public Set<Long> renew(Collection<Long> conversationIds) {
    Set<Long> lost = new HashSet<>();
    for (long id : conversationIds) {
      // one at a time, so that two rows are never locked at once
      boolean kept = setExpiry(id, clock.instant().plus(TIME_TO_LIVE));
      if (!kept && !take(id)) {
        lost.add(id);
      }
    }
    return lost;
  }

  /** Releases claims; those of other windows are not affected. */
  public void release(Collection<Long> conversationIds) {
    conversationIds.forEach(id -> setExpiry(id, null));
  }

  private boolean setExpiry(long conversationId, @Nullable Instant until) {
    return workspace.write(session -> setExpiry(session, conversationId, until));
  }

  /** Releases a claim within a transaction. */
  public void release(TransactionContext transaction, long conversationId) {
    setExpiry(transaction.session(), conversationId, null);
  }

  private boolean setExpiry(
      StatelessSession session, long conversationId, @Nullable Instant until) {
    return session
            .createNativeMutationQuery(
                "update review_item set claimed_until = :until where conversation_id = :id"
                    + " and claimed_by = :window and claimed_until is not null")
            .setParameter("until", until, Instant.class)
            .setParameter("id", conversationId)
            .setParameter("window", reviewer.window())
            .executeUpdate()
        == 1;
  }
}
