package dev.retune.review;

import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.ReviewEvent.Kind;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionHistoryRepository;
import dev.retune.review.decision.ReviewFlagRepository;
import dev.retune.review.decision.ReviewItemRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything that happened to an answer, as one reviewer may see it. */
final class ReviewHistory {
  private final Workspace workspace;
  private final String reviewer;
  private final ReviewFlagRepository flags = new ReviewFlagRepository();
  private final ReviewItemRepository items = new ReviewItemRepository();

  ReviewHistory(Workspace workspace, String reviewer) {
    this.workspace = workspace;
    this.reviewer = reviewer;
  }

  /**
   * Returns the events of an answer, oldest first. While a second opinion of this reviewer is
   * wanted, the decisions of others are left out, so that it is independent.
   */
  List<ReviewEvent> of(long conversationId) {
    return workspace.reading(transaction -> of(transaction, conversationId));
  }

  private List<ReviewEvent> of(TransactionContext transaction, long id) {
    List<ReviewEvent> events = new ArrayList<>();
    ConversationRepository.byId(transaction, id)
        .ifPresent(c -> events.add(ReviewEvent.of(c.createdAt(), Kind.ANSWERED)));
    for (Vote vote : ConversationRepository.votesOf(transaction, id)) {
      Kind kind = vote.value() == Vote.Value.LIKE ? Kind.LIKED : Kind.DISLIKED;
      events.add(
          new ReviewEvent(
              vote.createdAt(), kind, Optional.empty(), Optional.empty(), vote.reason()));
    }
    flags
        .find(transaction, id)
        .ifPresent(
            flag ->
                events.add(
                    new ReviewEvent(
                        flag.flaggedAt(),
                        Kind.FLAGGED,
                        Optional.of(flag.flaggedBy()),
                        Optional.empty(),
                        Optional.empty())));
    List<Decision> decisions = DecisionHistoryRepository.of(transaction, id);
    boolean independent =
        items.isWaiting(transaction, id)
            && decisions.stream()
                .noneMatch(d -> d.reviewer().equals(reviewer) && d.undoneAt().isEmpty());
    decisions.stream()
        .filter(d -> !independent || d.reviewer().equals(reviewer))
        .forEach(decision -> add(events, decision));
    events.sort(Comparator.comparing(ReviewEvent::at));
    return events;
  }

  private static void add(List<ReviewEvent> events, Decision decision) {
    Optional<String> who = Optional.of(decision.reviewer());
    events.add(
        new ReviewEvent(
            decision.decidedAt(),
            Kind.DECIDED,
            who,
            Optional.of(decision.judgement()),
            Optional.empty()));
    decision
        .undoneAt()
        .ifPresent(
            at ->
                events.add(
                    new ReviewEvent(at, Kind.UNDONE, who, Optional.empty(), Optional.empty())));
  }
}
