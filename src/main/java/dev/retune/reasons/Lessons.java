package dev.retune.reasons;

import dev.retune.audit.AuditEntry;
import dev.retune.audit.AuditLog;
import dev.retune.db.SqlTime;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.feedback.ReasonClassification;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteCode;
import dev.retune.feedback.Votes;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** What persons filed, by hand or by a decision: the classifier learns from it. */
public final class Lessons {
  private final Workspace workspace;
  private final Clock clock;

  /** Over one workspace. */
  public Lessons(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Files a vote's reason under a code, for certain: vote, roll-ups, lesson and audit row in one
   * transaction.
   *
   * @return the lesson's id, to take it back
   * @throws BadInput when the vote has no reason, or is gone
   */
  public long teach(long voteId, ReasonCode code, String who) {
    return workspace.write(
        session -> {
          Vote before =
              Votes.find(session, voteId)
                  .filter(vote -> vote.value() == Vote.Value.DISLIKE)
                  .filter(vote -> vote.reason().isPresent())
                  .orElseThrow(() -> new BadInput("reasons.noReason"));
          session.doWork(
              connection ->
                  Votes.classify(
                      connection, List.of(new ReasonClassification(voteId, code.code(), 1))));
          LessonRow lesson = new LessonRow();
          lesson.voteId = voteId;
          lesson.reason = before.reason().orElseThrow();
          lesson.reasonCode = code.code();
          lesson.formerCode = before.reasonCode().orElse("");
          lesson.formerConfidence = before.reasonConfidence().orElse(null);
          lesson.who = who;
          lesson.taughtAt = SqlTime.now(clock);
          session.insert(lesson);
          audit(session, who, voteId, lesson.formerCode, lesson.reasonCode);
          return Objects.requireNonNull(lesson.id);
        });
  }

  /** Takes a lesson back: the vote has its former code again. A second time it changes nothing. */
  public void takeBack(long lesson, String who) {
    workspace.run(
        session -> {
          boolean undone =
              session
                      .createMutationQuery(
                          "update LessonRow set undoneAt = :at where id = :id and undoneAt is null")
                      .setParameter("at", SqlTime.now(clock))
                      .setParameter("id", lesson)
                      .executeUpdate()
                  > 0;
          if (!undone) {
            return;
          }
          LessonRow row = session.get(LessonRow.class, lesson);
          // without a confidence the vote waits to be classified, as it did before
          VoteCode former =
              new VoteCode(row.voteId, row.formerCode, Optional.ofNullable(row.formerConfidence));
          session.doWork(connection -> Votes.recode(connection, List.of(former)));
          audit(session, who, row.voteId, row.reasonCode, row.formerCode);
        });
  }

  /** The newest lessons, then what reviewers decided; at most so many of each. */
  public List<Lesson> newest(int limit) {
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
                .map(row -> new Lesson((String) row[0], (String) row[1]))
                .toList());
  }

  private void audit(StatelessSession session, String who, long vote, String before, String after) {
    AuditLog.add(
        session, new AuditEntry(clock.instant(), who, "reason", "vote " + vote, before, after));
  }
}
