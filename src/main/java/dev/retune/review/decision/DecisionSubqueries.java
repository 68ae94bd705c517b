package dev.retune.review.decision;

import dev.retune.feedback.query.ReviewedAnswers;

/** The subqueries on decisions that queries of votes embed. */
public final class DecisionSubqueries implements ReviewedAnswers {
  @Override
  public String decided() {
    return "select conversation_id from decision where undone_at is null";
  }

  @Override
  public String isDecided(String column) {
    return "exists (select 1 from decision d where d.conversation_id = "
        + column
        + " and d.undone_at is null)";
  }

  @Override
  public String verdicts() {
    return "select conversation_id, verdict from decision where id in (select max(n.id)"
        + " from decision n where n.decided_at < ? and (n.undone_at is null or n.undone_at >= ?)"
        + " group by n.conversation_id)";
  }
}
