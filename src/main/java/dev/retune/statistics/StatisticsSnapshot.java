package dev.retune.statistics;

import dev.retune.feedback.model.QuarterHourSpan;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.feedback.query.AnswerCountReader;
import dev.retune.feedback.query.ReviewedAnswers;
import dev.retune.feedback.query.VoteCountReader;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.statistics.model.DislikeRatio;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A consistent snapshot of the database. */
record StatisticsSnapshot(
    Connection connection, VoteCountReader counted, AnswerCountReader counts) {
  static StatisticsSnapshot of(Connection connection) {
    ReviewedAnswers reviewed = new DecisionSubqueries();
    return new StatisticsSnapshot(
        connection,
        new VoteCountReader(connection, reviewed),
        new AnswerCountReader(connection, reviewed));
  }

  VoteCounts votes(QuarterHourSpan span) throws SQLException {
    return counted.of(span);
  }

  VoteTotals totals(QuarterHourSpan span) throws SQLException {
    return new VoteTotals(votes(span).kinds());
  }

  /** The ratio with likes and dislikes as reviewers have decided on them. */
  DislikeRatio adjudicated(DislikeRatio ratio, QuarterHourSpan span, Instant asOf)
      throws SQLException {
    AnswerCountReader.Overruled overruled = counts.overruled(span, asOf);
    return new DislikeRatio(
        ratio.votes(), ratio.dislikes() - overruled.dislikes() + overruled.likes());
  }

  /**
   * Number of votes from any time on the answers created in a span.
   *
   * @param votes number of votes created in the span
   */
  long votesOnAnswers(QuarterHourSpan span, long votes) throws SQLException {
    if (!span.from().equals(QuarterHourSpan.BEGINNING)) {
      return counts.votesOnAnswers(span);
    }
    // the roll-ups know the number of all votes, so that only the few on later answers are joined
    QuarterHourSpan later = new QuarterHourSpan(span.to(), QuarterHourSpan.END);
    return votes + totals(later).ratio().votes() - counts.votesOnAnswers(later);
  }

  /** Queries on one snapshot. */
  interface Query<T> {
    T of(StatisticsSnapshot snapshot) throws SQLException;
  }
}
