package dev.retune.review.decision;

import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.ConversationRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Updates an answer's queue entry and the reason codes of its dislikes from its current decisions,
 * in the transaction that changed them. It is recomputed from all decisions, so the result does not
 * depend on the order in which they were made, undone or redone.
 */
public final class DecisionProjection {
  private final StatelessSession session;
  private final long conversationId;

  private DecisionProjection(StatelessSession session, long conversationId) {
    this.session = session;
    this.conversationId = conversationId;
  }

  /**
   * Locks the source of the votes until the transaction ends; must be called before anything else
   * is locked.
   */
  public static void lock(StatelessSession session, long conversationId) {
    ConversationRepository.lockSource(session, conversationId);
  }

  static void update(StatelessSession session, long conversationId) {
    DecisionProjection projection = new DecisionProjection(session, conversationId);
    List<DecisionEntity> standing = projection.standing();
    projection.updateQueue(standing.stream().map(d -> d.reviewer).distinct().toList());
    projection.code(
        standing.stream()
            .flatMap(d -> Optional.ofNullable(d.reasonCode).stream())
            .findFirst()
            .orElse(null));
  }

  /** Newest first. */
  private List<DecisionEntity> standing() {
    return session
        .createSelectionQuery(
            "from DecisionEntity where conversationId = :c and undoneAt is null order by id desc",
            DecisionEntity.class)
        .setParameter("c", conversationId)
        .getResultList();
  }

  private void updateQueue(List<String> reviewers) {
    boolean second =
        reviewers.size() == 1
            && SecondOpinionPolicy.wanted(conversationId, SecondOpinionPolicy.share(session));
    session
        .createNativeMutationQuery(
            "update review_item set waiting = :waiting, decided_by = :by where conversation_id = :c")
        .setParameter("waiting", reviewers.isEmpty() || second)
        .setParameter("by", second ? reviewers.getFirst() : null, String.class)
        .setParameter("c", conversationId)
        .executeUpdate();
  }

  /**
   * Applies a reviewer's reason code to the dislikes.
   *
   * @param given the reviewer's code, or null to restore the classifier's codes
   */
  private void code(@Nullable String given) {
    List<VoteReasonCode> changes = new ArrayList<>();
    for (Coded vote : votes()) {
      // the classifier's latest code: saved when it was replaced, or still on the vote
      VoteReasonCode former = vote.replaced() ? vote.former() : vote.now();
      vote.givenCode().ifPresent(code -> forget(vote.id()));
      VoteReasonCode wanted = former;
      if (given != null) {
        remember(former, given);
        wanted = new VoteReasonCode(vote.id(), given, Optional.of(1.0));
      }
      if (!wanted.equals(vote.now())) {
        changes.add(wanted);
      }
    }
    if (!changes.isEmpty()) {
      session.doWork(connection -> VoteRepository.recode(connection, changes));
    }
  }

  /**
   * A dislike with its reason codes.
   *
   * @param givenCode the reviewer's code that replaced the classifier's, if any
   * @param former the classifier's code, if it was replaced
   */
  private record Coded(
      long id, VoteReasonCode now, Optional<String> givenCode, VoteReasonCode former) {
    /**
     * Whether the reviewer's code is still in place; the source may have sent a new reason since.
     */
    boolean replaced() {
      return givenCode.filter(now.code()::equals).isPresent()
          && now.confidence().filter(c -> c == 1).isPresent();
    }
  }

  private List<Coded> votes() {
    List<VoteReasonCode> dislikes = VoteRepository.codesOfDislikes(session, conversationId);
    Map<Long, ReplacedCode> replaced =
        replaced(dislikes.stream().map(VoteReasonCode::voteId).toList());
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
                                new VoteReasonCode(now.voteId(), "", Optional.empty()))))
        .toList();
  }

  private record ReplacedCode(String given, VoteReasonCode former) {}

  private Map<Long, ReplacedCode> replaced(List<Long> votes) {
    if (votes.isEmpty()) {
      return Map.of();
    }
    return session
        .createSelectionQuery(
            "from ReplacedCodeEntity where voteId in :votes", ReplacedCodeEntity.class)
        .setParameterList("votes", votes)
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.voteId,
                row ->
                    new ReplacedCode(
                        row.givenCode,
                        new VoteReasonCode(
                            row.voteId,
                            row.reasonCode,
                            Optional.ofNullable(row.reasonConfidence)))));
  }

  private void remember(VoteReasonCode former, String given) {
    ReplacedCodeEntity row = new ReplacedCodeEntity();
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
