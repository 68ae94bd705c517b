package dev.retune.review;

import dev.retune.feedback.VoteCode;
import dev.retune.feedback.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * Brings an answer's place in the queue and the codes of its dislikes to what its standing
 * decisions say, in the transaction that changed them. It starts from the decisions as they are, so
 * that the outcome is the same in whatever order decisions come, go and come back.
 */
final class Settlement {
  private final StatelessSession session;
  private final long conversationId;

  private Settlement(StatelessSession session, long conversationId) {
    this.session = session;
    this.conversationId = conversationId;
  }

  /**
   * Makes writers of the votes' source wait for the end of this transaction; to be called before
   * anything else is locked.
   */
  static void lock(StatelessSession session, long conversationId) {
    session
        .createNativeQuery(
            "select s.id from source s where s.id = (select source_id from conversation_log"
                + " where id = :id) for update",
            Long.class)
        .setParameter("id", conversationId)
        .getResultList();
  }

  static void settle(StatelessSession session, long conversationId) {
    Settlement settlement = new Settlement(session, conversationId);
    List<DecisionRow> standing = settlement.standing();
    settlement.place(standing.stream().map(d -> d.reviewer).distinct().toList());
    settlement.code(
        standing.stream().flatMap(d -> Optional.ofNullable(d.reasonCode).stream()).findFirst());
  }

  /** Newest first. */
  private List<DecisionRow> standing() {
    return session
        .createSelectionQuery(
            "from DecisionRow where conversationId = :c and undoneAt is null order by id desc",
            DecisionRow.class)
        .setParameter("c", conversationId)
        .getResultList();
  }

  private void place(List<String> reviewers) {
    boolean second =
        reviewers.size() == 1 && SecondOpinion.wanted(conversationId, SecondOpinion.share(session));
    session
        .createNativeMutationQuery(
            "update review_item set waiting = :waiting, decided_by = :by where conversation_id = :c")
        .setParameter("waiting", reviewers.isEmpty() || second)
        .setParameter("by", second ? reviewers.getFirst() : null, String.class)
        .setParameter("c", conversationId)
        .executeUpdate();
  }

  /**
   * @param given empty when what the classifier said counts again
   */
  private void code(Optional<String> given) {
    List<VoteCode> changes = new ArrayList<>();
    for (Coded vote : votes()) {
      // what the classifier said last: kept aside, or on the vote itself
      VoteCode former = vote.replaced() ? vote.former() : vote.now();
      vote.givenCode().ifPresent(code -> forget(vote.id()));
      given.ifPresent(code -> remember(former, code));
      VoteCode wanted =
          given.map(code -> new VoteCode(vote.id(), code, Optional.of(1.0))).orElse(former);
      if (!wanted.equals(vote.now())) {
        changes.add(wanted);
      }
    }
    if (!changes.isEmpty()) {
      session.doWork(connection -> Votes.recode(connection, changes));
    }
  }

  /**
   * A dislike with its code.
   *
   * @param givenCode the reviewer's that replaced the classifier's, if one did
   * @param former the classifier's, when one was replaced
   */
  private record Coded(long id, VoteCode now, Optional<String> givenCode, VoteCode former) {
    /** Whether it still has it: its source may have told a new reason since. */
    boolean replaced() {
      return givenCode.filter(now.code()::equals).isPresent()
          && now.confidence().filter(c -> c == 1).isPresent();
    }
  }

  private List<Coded> votes() {
    return session
        .createNativeQuery(
            "select f.id, f.reason_code, f.reason_confidence, r.given_code, r.reason_code as former,"
                + " r.reason_confidence as formerly from feedback_log f"
                + " left join replaced_code r on r.vote_id = f.id"
                + " where f.conversation_id = :c and f.feedback = 'dislike' order by f.id",
            Object[].class)
        .setParameter("c", conversationId)
        .getResultList()
        .stream()
        .map(
            r ->
                new Coded(
                    (long) r[0],
                    new VoteCode((long) r[0], (String) r[1], Optional.ofNullable((Double) r[2])),
                    Optional.ofNullable((String) r[3]),
                    new VoteCode(
                        (long) r[0],
                        Optional.ofNullable((String) r[4]).orElse(""),
                        Optional.ofNullable((Double) r[5]))))
        .toList();
  }

  private void remember(VoteCode former, String given) {
    session
        .createNativeMutationQuery(
            "insert into replaced_code (vote_id, given_code, reason_code, reason_confidence)"
                + " values (:id, :given, :code, :confidence)")
        .setParameter("id", former.voteId())
        .setParameter("given", given)
        .setParameter("code", former.code())
        .setParameter("confidence", former.confidence().orElse(null), Double.class)
        .executeUpdate();
  }

  private void forget(long voteId) {
    session
        .createNativeMutationQuery("delete from replaced_code where vote_id = :id")
        .setParameter("id", voteId)
        .executeUpdate();
  }
}
