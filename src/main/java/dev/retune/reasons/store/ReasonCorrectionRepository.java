package dev.retune.reasons.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.query.WrittenReasonRepository;
import dev.retune.feedback.store.ReasonCodeStore;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCorrection;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.StandingDecisionRepository.CodedDecision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Stores the codes that users assigned, directly or in a review; the classifier uses them. */
public final class ReasonCorrectionRepository {
  private final Workspace workspace;
  private final Clock clock;
  private final ReasonCodeStore codes;
  private final WrittenReasonRepository reasons;
  private final StandingDecisionRepository decisions;

  /** Creates a repository for a workspace. */
  public ReasonCorrectionRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
    this.codes = new ReasonCodeStore(workspace, new ReviewItemRepository());
    this.reasons = new WrittenReasonRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
  }

  /**
   * Files a vote's reason under a code: vote, roll-ups, correction and audit entry in one
   * transaction.
   *
   * @return the correction's id, for undoing it
   * @throws InvalidInputException when the vote has no reason, or does not exist
   */
  public long correct(long voteId, ReasonCode code, String who) {
    return workspace.transaction(
        transaction -> {
          Vote before =
              VoteRepository.find(transaction, voteId)
                  .filter(vote -> vote.value() == Vote.Value.DISLIKE)
                  .filter(vote -> vote.reason().isPresent())
                  .orElseThrow(() -> new InvalidInputException("reasons.noReason"));
          codes.classify(transaction, List.of(new ReasonClassification(voteId, code.code(), 1)));
          ReasonCorrectionEntity correction = new ReasonCorrectionEntity();
          correction.voteId = voteId;
          correction.reason = before.reason().orElseThrow();
          correction.reasonCode = code.code();
          correction.formerCode = before.reasonCode().orElse("");
          correction.formerConfidence = before.reasonConfidence().orElse(null);
          correction.who = who;
          correction.taughtAt = SqlTime.now(clock);
          transaction.session().insert(correction);
          audit(transaction, who, voteId, correction.formerCode, correction.reasonCode);
          return Objects.requireNonNull(correction.id);
        });
  }

  /** Undoes a correction and restores the vote's former code; does nothing if already undone. */
  public void takeBack(long correction, String who) {
    workspace.inTransaction(
        transaction -> {
          StatelessSession session = transaction.session();
          boolean undone =
              session
                      .createMutationQuery(
                          "update ReasonCorrectionEntity set undoneAt = :at where id = :id and undoneAt is null")
                      .setParameter("at", SqlTime.now(clock))
                      .setParameter("id", correction)
                      .executeUpdate()
                  > 0;
          if (!undone) {
            return;
          }
          ReasonCorrectionEntity row = session.get(ReasonCorrectionEntity.class, correction);
          // votes without a confidence are classified by the next run
          VoteReasonCode former =
              new VoteReasonCode(
                  row.voteId, row.formerCode, Optional.ofNullable(row.formerConfidence));
          codes.recode(transaction, List.of(former));
          audit(transaction, who, row.voteId, row.reasonCode, row.formerCode);
        });
  }

  /** The newest corrections, followed by the newest reviewers' decisions, each up to the limit. */
  public List<ReasonCorrection> newest(int limit) {
    List<ReasonCorrection> found = new ArrayList<>(corrections(limit));
    found.addAll(decided(limit));
    return found;
  }

  private List<ReasonCorrection> corrections(int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select reason, reasonCode from ReasonCorrectionEntity where undoneAt is null"
                        + " order by id desc",
                    ReasonCorrection.class)
                .setMaxResults(limit)
                .getResultList());
  }

  /** The reasons of answers to which a reviewer gave a code. */
  private List<ReasonCorrection> decided(int limit) {
    List<ReasonCorrection> found = new ArrayList<>();
    long last = Long.MAX_VALUE;
    boolean more = true;
    while (more && found.size() < limit) {
      List<CodedDecision> page = decisions.codedBefore(last, limit);
      Map<Long, List<WrittenReasonRepository.Coded>> written =
          reasons.of(page.stream().map(CodedDecision::conversationId).toList());
      for (CodedDecision decision : page) {
        written.getOrDefault(decision.conversationId(), List.of()).stream()
            .map(reason -> new ReasonCorrection(reason.text(), decision.reasonCode()))
            .forEach(found::add);
        last = decision.id();
      }
      more = !page.isEmpty();
    }
    return found.subList(0, Math.min(limit, found.size()));
  }

  private void audit(
      TransactionContext transaction, String who, long vote, String before, String after) {
    AuditLog.add(
        transaction, new AuditEntry(clock.instant(), who, "reason", "vote " + vote, before, after));
  }
}
