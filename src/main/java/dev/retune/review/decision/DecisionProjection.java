package dev.retune.review.decision;

import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.store.ReasonCodeStore;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Updates an answer's queue entry and the reason codes of its dislikes from its current decisions,
 * in the transaction that changed them. It is recomputed from all decisions, so the result does not
 * depend on the order in which they were made, undone or redone.
 */
final class DecisionProjection {
  private final ReviewItemRepository items = new ReviewItemRepository();
  private final ReplacedCodeRepository replacedCodes = new ReplacedCodeRepository();
  private final SecondOpinionRepository second = new SecondOpinionRepository();
  private final ReviewFlagRepository flags = new ReviewFlagRepository();
  private final ReasonCodeStore codes;

  DecisionProjection(Workspace workspace) {
    this.codes = new ReasonCodeStore(workspace, items);
  }

  /** Applies the current decisions on an answer, newest first. */
  void update(TransactionContext transaction, long conversationId, List<Decision> standing) {
    updateQueue(
        transaction, conversationId, standing.stream().map(Decision::reviewer).distinct().toList());
    code(
        transaction,
        conversationId,
        standing.stream()
            .flatMap(d -> d.judgement().reasonCode().stream())
            .findFirst()
            .orElse(null));
  }

  /** Places an answer in the queue, or takes it out. */
  void updateQueue(TransactionContext transaction, long conversationId, List<String> reviewers) {
    boolean again =
        reviewers.size() == 1
            && (flags.find(transaction, conversationId).isPresent()
                || SecondOpinionPolicy.wanted(conversationId, second.share(transaction)));
    items.place(
        transaction,
        conversationId,
        reviewers.isEmpty() || again,
        again ? reviewers.getFirst() : null);
  }

  /**
   * Applies a reviewer's reason code to the dislikes.
   *
   * @param given the reviewer's code, or null to restore the classifier's codes
   */
  private void code(TransactionContext transaction, long conversationId, @Nullable String given) {
    List<VoteReasonCode> changes = new ArrayList<>();
    for (Coded vote : votes(transaction, conversationId)) {
      // the classifier's latest code: saved when it was replaced, or still on the vote
      VoteReasonCode former = vote.replaced() ? vote.former() : vote.now();
      vote.givenCode().ifPresent(code -> replacedCodes.remove(transaction, vote.id()));
      VoteReasonCode wanted = former;
      if (given != null) {
        replacedCodes.add(transaction, former, given);
        wanted = new VoteReasonCode(vote.id(), given, Optional.of(1.0));
      }
      if (!wanted.equals(vote.now())) {
        changes.add(wanted);
      }
    }
    if (!changes.isEmpty()) {
      codes.recode(transaction, changes);
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

  private List<Coded> votes(TransactionContext transaction, long conversationId) {
    List<VoteReasonCode> dislikes = VoteRepository.codesOfDislikes(transaction, conversationId);
    Map<Long, ReplacedCodeRepository.Replaced> replaced =
        replacedCodes.find(transaction, dislikes.stream().map(VoteReasonCode::voteId).toList());
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
}
