package dev.retune.reasons.store;

import dev.retune.feedback.model.UnclassifiedReason;
import dev.retune.feedback.query.WrittenReasonRepository;
import dev.retune.feedback.query.WrittenReasonRepository.Coded;
import dev.retune.feedback.query.WrittenReasonRepository.Written;
import dev.retune.persistence.Workspace;
import dev.retune.reasons.model.CodedReason;
import dev.retune.review.decision.StandingDecisionRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the reasons written by users, by their code, and whether a person assigned it. */
public final class CodedReasonRepository {
  private final Workspace workspace;
  private final WrittenReasonRepository reasons;
  private final StandingDecisionRepository decisions;

  /** Creates a repository for a workspace. */
  public CodedReasonRepository(Workspace workspace) {
    this.workspace = workspace;
    this.reasons = new WrittenReasonRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
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
    List<Written> page = reasons.page(code, from, to, order == Order.LEAST_SURE, skip, limit);
    Set<Long> corrected = corrected(page.stream().map(Written::voteId).toList());
    return page.stream()
        .map(
            written ->
                new CodedReason(
                    written.voteId(),
                    written.conversationId(),
                    written.text(),
                    written.code(),
                    written.confidence(),
                    written.question(),
                    written.at(),
                    corrected.contains(written.voteId())))
        .toList();
  }

  /** The number of reasons that no user has filed. */
  public long unsettled() {
    Set<Long> settled = new HashSet<>(reasons.among(corrected()));
    reasons
        .of(decisions.conversationsWithCode())
        .values()
        .forEach(codes -> codes.forEach(reason -> settled.add(reason.voteId())));
    return reasons.count() - settled.size();
  }

  /** The next of those reasons after a vote, ordered by vote id. */
  public List<Unsettled> unsettled(long after, int limit) {
    List<Unsettled> found = new ArrayList<>();
    long last = after;
    boolean more = true;
    while (found.isEmpty() && more) {
      List<Coded> page = reasons.after(last, limit);
      more = !page.isEmpty();
      last = more ? page.getLast().voteId() : last;
      // a code assigned by a user, directly or in a review, is final for the classifier
      Set<Long> corrected = corrected(page.stream().map(Coded::voteId).toList());
      Set<Long> decided =
          decisions.withCode(page.stream().map(Coded::conversationId).distinct().toList());
      page.stream()
          .filter(r -> !corrected.contains(r.voteId()) && !decided.contains(r.conversationId()))
          .map(r -> new Unsettled(new UnclassifiedReason(r.voteId(), r.text()), r.code()))
          .forEach(found::add);
    }
    return found;
  }

  private List<Long> corrected() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select voteId from ReasonCorrectionEntity where undoneAt is null", Long.class)
                .getResultList());
  }

  private Set<Long> corrected(Collection<Long> votes) {
    if (votes.isEmpty()) {
      return Set.of();
    }
    return workspace.read(
        session ->
            new HashSet<>(
                session
                    .createSelectionQuery(
                        "select voteId from ReasonCorrectionEntity where undoneAt is null"
                            + " and voteId in :votes",
                        Long.class)
                    .setParameterList("votes", votes)
                    .getResultList()));
  }
}
