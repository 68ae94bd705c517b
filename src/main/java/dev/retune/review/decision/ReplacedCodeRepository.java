package dev.retune.review.decision;

import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.persistence.TransactionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stores the classifier's codes that reviewers' codes have replaced. */
final class ReplacedCodeRepository {
  /**
   * A replaced code.
   *
   * @param given the reviewer's code
   * @param former the classifier's code
   */
  record Replaced(String given, VoteReasonCode former) {}

  /** Returns the replaced codes of votes, by vote id. */
  Map<Long, Replaced> find(TransactionContext transaction, List<Long> votes) {
    if (votes.isEmpty()) {
      return Map.of();
    }
    return transaction
        .session()
        .createSelectionQuery(
            "from ReplacedCodeEntity where voteId in :votes", ReplacedCodeEntity.class)
        .setParameterList("votes", votes)
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.voteId,
                row ->
                    new Replaced(
                        row.givenCode,
                        new VoteReasonCode(
                            row.voteId,
                            row.reasonCode,
                            Optional.ofNullable(row.reasonConfidence)))));
  }

  void add(TransactionContext transaction, VoteReasonCode former, String given) {
    ReplacedCodeEntity row = new ReplacedCodeEntity();
    row.voteId = former.voteId();
    row.givenCode = given;
    row.reasonCode = former.code();
    row.reasonConfidence = former.confidence().orElse(null);
    transaction.session().insert(row);
  }

  void remove(TransactionContext transaction, long voteId) {
    transaction
        .session()
        .createNativeMutationQuery("delete from replaced_code where vote_id = :id")
        .setParameter("id", voteId)
        .executeUpdate();
  }
}
