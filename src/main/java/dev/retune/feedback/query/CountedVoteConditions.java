package dev.retune.feedback.query;

import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.Vote;
import java.util.List;

/** The conditions of a filter on roll-ups and on rows, which both counts of votes use. */
final class CountedVoteConditions {
  private CountedVoteConditions() {}

  /**
   * Returns conditions to append.
   *
   * @param vote the column that holds the vote
   * @param values receives the values of the conditions
   */
  static String of(VoteFilter filter, String vote, List<Object> values) {
    StringBuilder sql = new StringBuilder();
    if (filter.value().isPresent()) {
      // "<>" the opposite value: with "=", H2 would use the index on the value and ignore the
      // time
      sql.append(" and ").append(vote).append(" <> ?");
      boolean likes = filter.value().get() == Vote.Value.LIKE;
      values.add((likes ? Vote.Value.DISLIKE : Vote.Value.LIKE).text());
    }
    if (filter.reasonCode().isPresent()) {
      // the code is compared in Java: H2 would use the index on reasons, which does not include
      // the time
      sql.append(" and ").append(vote).append(" <> 'like'");
    }
    if (filter.source().isPresent()) {
      // the expression keeps H2 from using the foreign key's index, which does not include the
      // time
      sql.append(" and source_id + 0 in (select id from source where name in (?, ?))");
      values.add(filter.source().get());
      values.add(TextNormalizer.composed(filter.source().get()));
    }
    return sql.toString();
  }
}
