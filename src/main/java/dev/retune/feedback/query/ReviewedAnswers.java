package dev.retune.feedback.query;

/**
 * Reviewers' decisions as subqueries. Their table belongs to another feature, which implements
 * this, so that conditions on votes can be joined with them inside the database.
 */
public interface ReviewedAnswers {
  /** Selects the column {@code conversation_id} of the decisions that are valid now. */
  String decided();

  /** A condition: there is a valid decision on the conversation whose id is in a column. */
  String isDecided(String column);

  /**
   * Selects the columns {@code conversation_id} and {@code verdict} ({@code FINE}, {@code WRONG} or
   * another) of the decisions that were current at a moment, one for each conversation. The moment
   * is its parameter, twice.
   */
  String verdicts();
}
