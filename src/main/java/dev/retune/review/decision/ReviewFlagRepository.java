package dev.retune.review.decision;

import dev.retune.persistence.IdParts;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.TransactionContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores for which answers a reviewer wants a second opinion. */
public final class ReviewFlagRepository {
  /** A reviewer's wish for a second opinion. */
  public record Flag(long conversationId, String flaggedBy, Instant flaggedAt) {}

  /** Returns the flag of an answer. */
  public Optional<Flag> find(TransactionContext transaction, long conversationId) {
    return Optional.ofNullable(of(transaction, List.of(conversationId)).get(conversationId));
  }

  /** Returns the flags of some answers. */
  public Map<Long, Flag> of(TransactionContext transaction, Collection<Long> conversations) {
    Map<Long, Flag> found = new HashMap<>();
    for (List<Long> part : IdParts.of(conversations)) {
      RecordQuery.of(
              transaction.session(),
              "select conversation_id, flagged_by, flagged_at from review_flag"
                  + " where conversation_id in (:ids)",
              Flag.class)
          .setParameterList("ids", part)
          .getResultList()
          .forEach(flag -> found.put(flag.conversationId(), flag));
    }
    return found;
  }

  /** Stores a flag, unless there is one. */
  public void add(TransactionContext transaction, Flag flag) {
    if (find(transaction, flag.conversationId()).isEmpty()) {
      transaction
          .session()
          .createNativeMutationQuery(
              "insert into review_flag (conversation_id, flagged_by, flagged_at)"
                  + " values (:id, :who, :at)")
          .setParameter("id", flag.conversationId())
          .setParameter("who", flag.flaggedBy())
          .setParameter("at", flag.flaggedAt())
          .executeUpdate();
    }
  }

  /** Removes the flag of an answer. */
  public void remove(TransactionContext transaction, long conversationId) {
    transaction
        .session()
        .createNativeMutationQuery("delete from review_flag where conversation_id = :id")
        .setParameter("id", conversationId)
        .executeUpdate();
  }
}
