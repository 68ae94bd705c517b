package dev.retune.review;

import dev.retune.feedback.Conversations;
import dev.retune.feedback.VoteCode;
import dev.retune.feedback.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Conversations.lockSource(session, conversationId);
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
    List<VoteCode> dislikes = Votes.codesOfDislikes(session, conversationId);
    Map<Long, ReplacedCode> replaced = replaced(dislikes.stream().map(VoteCode::voteId).toList());
    return dislikes.stream()
        .map(
            now ->
                Optional.ofNullable(replaced.get(now.voteId()))
                    .map(r -> new Coded(now.voteId(), now, Optional.of(r.given()), r.former()))
                    .orElseGet(
                        () ->
                            new Coded(
                                now.voteId(),
                                now,
                                Optional.empty(),
                                new VoteCode(now.voteId(), "", Optional.empty()))))
        .toList();
  }

  private record ReplacedCode(String given, VoteCode former) {}

  private Map<Long, ReplacedCode> replaced(List<Long> votes) {
    if (votes.isEmpty()) {
      return Map.of();
    }
    return session
        .createSelectionQuery("from ReplacedCodeRow where voteId in :votes", ReplacedCodeRow.class)
        .setParameterList("votes", votes)
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.voteId,
                row ->
                    new ReplacedCode(
                        row.givenCode,
                        new VoteCode(
                            row.voteId,
                            row.reasonCode,
                            Optional.ofNullable(row.reasonConfidence)))));
  }

  private void remember(VoteCode former, String given) {
    ReplacedCodeRow row = new ReplacedCodeRow();
    row.voteId = former.voteId();
    row.givenCode = given;
    row.reasonCode = former.code();
    row.reasonConfidence = former.confidence().orElse(null);
    session.insert(row);
  }

  private void forget(long voteId) {
    session
        .createNativeMutationQuery("delete from replaced_code where vote_id = :id")
        .setParameter("id", voteId)
        .executeUpdate();
  }
}
