package dev.retune.review.decision;

import dev.retune.persistence.TransactionContext;

/** Stores the share of answers that get a second opinion. */
final class SecondOpinionRepository {
  double share(TransactionContext transaction) {
    return transaction
        .session()
        .createNativeQuery("select second_share from review_policy", Double.class)
        .getSingleResult();
  }

  void setShare(TransactionContext transaction, double share) {
    transaction
        .session()
        .createNativeMutationQuery("update review_policy set second_share = :share")
        .setParameter("share", share)
        .executeUpdate();
  }
}
