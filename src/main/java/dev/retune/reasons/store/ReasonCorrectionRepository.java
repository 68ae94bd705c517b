package dev.retune.reasons.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.model.VoteReasonCode;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCorrection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Stores the codes that users assigned, directly or in a review; the classifier uses them. */
public final class ReasonCorrectionRepository {
  private final Workspace workspace;
  private final Clock clock;

  /** Creates a repository for a workspace. */
  public ReasonCorrectionRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Files a vote's reason under a code: vote, roll-ups, correction and audit entry in one
   * transaction.
   *
   * @return the correction's id, for undoing it
   * @throws InvalidInputException when the vote has no reason, or does not exist
   */
  public long correct(long voteId, ReasonCode code, String who) {
    return workspace.write(
        session -> {
          Vote before =
              VoteRepository.find(session, voteId)
                  .filter(vote -> vote.value() == Vote.Value.DISLIKE)
                  .filter(vote -> vote.reason().isPresent())
                  .orElseThrow(() -> new InvalidInputException("reasons.noReason"));
          session.doWork(
              connection ->
                  VoteRepository.classify(
                      connection, List.of(new ReasonClassification(voteId, code.code(), 1))));
          ReasonCorrectionEntity correction = new ReasonCorrectionEntity();
          correction.voteId = voteId;
          correction.reason = before.reason().orElseThrow();
          correction.reasonCode = code.code();
          correction.formerCode = before.reasonCode().orElse("");
          correction.formerConfidence = before.reasonConfidence().orElse(null);
          correction.who = who;
          correction.taughtAt = SqlTime.now(clock);
          session.insert(correction);
          audit(session, who, voteId, correction.formerCode, correction.reasonCode);
          return Objects.requireNonNull(correction.id);
        });
  }

  /** Undoes a correction and restores the vote's former code; does nothing if already undone. */
  public void takeBack(long correction, String who) {
    workspace.run(
        session -> {
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
          session.doWork(connection -> VoteRepository.recode(connection, List.of(former)));
          audit(session, who, row.voteId, row.reasonCode, row.formerCode);
        });
  }

  /** The newest corrections, followed by the newest reviewers' decisions, each up to the limit. */
  public List<ReasonCorrection> newest(int limit) {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "(select reason, reason_code from reason_lesson where undone_at is null"
                        + " order by id desc limit :limit) union all"
                        + " (select v.reason, d.reason_code from decision d join feedback_log v"
                        + " on v.conversation_id = d.conversation_id where d.undone_at is null"
                        + " and d.reason_code is not null and v.feedback = 'dislike'"
                        + " and v.reason is not null order by d.id desc limit :limit)",
                    Object[].class)
                .addScalar("reason", String.class)
                .addScalar("reason_code", String.class)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new ReasonCorrection((String) row[0], (String) row[1]))
                .toList());
  }

  private void audit(StatelessSession session, String who, long vote, String before, String after) {
    AuditLog.add(
        session, new AuditEntry(clock.instant(), who, "reason", "vote " + vote, before, after));
  }
}
