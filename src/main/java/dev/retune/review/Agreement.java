package dev.retune.review;

import dev.retune.db.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far judgements agree.
 *
 * @param users every like and dislike (rows) against the verdict that stands on its answer
 *     (columns): a like says FINE, a dislike WRONG; unclear verdicts are left out
 * @param pairs every two reviewers who judged the same answers, those with most in common first
 */
public record Agreement(ConfusionMatrix users, List<Pair> pairs) {

  /**
   * Two reviewers, in the order of their names, and their verdicts.
   *
   * @param matrix rows are the first's
   */
  public record Pair(String first, String second, ConfusionMatrix matrix) {}

  private static final String PAIRS =
      """
      select a.reviewer, b.reviewer as other, a.verdict, b.verdict as otherwise, count(*)
        from decision a join decision b
          on b.conversation_id = a.conversation_id and b.reviewer > a.reviewer
        where a.id in (select max(n.id) from decision n where n.undone_at is null
            group by n.conversation_id, n.reviewer)
          and b.id in (select max(n.id) from decision n where n.undone_at is null
            group by n.conversation_id, n.reviewer)
        group by a.reviewer, b.reviewer, a.verdict, b.verdict
      """;

  private static final String USERS =
      """
      select case f.feedback when 'like' then 'FINE' else 'WRONG' end as said, d.verdict, count(*)
        from decision d join feedback_log f on f.conversation_id = d.conversation_id
        where d.id in (select max(n.id) from decision n where n.undone_at is null
            group by n.conversation_id)
          and d.verdict <> 'UNCLEAR'
        group by f.feedback, d.verdict
      """;

  /** Counts it; grows with the decisions, of which people make only so many. */
  static Agreement of(Workspace workspace) {
    List<Object[]> users = rows(workspace, USERS);
    Map<List<Object>, List<Object[]>> pairs = new LinkedHashMap<>();
    for (Object[] row : rows(workspace, PAIRS)) {
      pairs
          .computeIfAbsent(List.of(row[0], row[1]), key -> new ArrayList<>())
          .add(new Object[] {row[2], row[3], row[4]});
    }
    return new Agreement(
        matrix(List.of("FINE", "WRONG"), users),
        pairs.entrySet().stream()
            .map(
                e ->
                    new Pair(
                        (String) e.getKey().get(0),
                        (String) e.getKey().get(1),
                        matrix(Stream.of(Verdict.values()).map(Enum::name).toList(), e.getValue())))
            .sorted((a, b) -> Long.compare(b.matrix().total(), a.matrix().total()))
            .toList());
  }

  private static List<Object[]> rows(Workspace workspace, String sql) {
    return workspace.read(
        session -> session.createNativeQuery(sql, Object[].class).getResultList());
  }

  private static ConfusionMatrix matrix(List<String> categories, List<Object[]> rows) {
    long[][] counts = new long[categories.size()][categories.size()];
    for (Object[] row : rows) {
      counts[categories.indexOf(row[0])][categories.indexOf(row[1])] =
          ((Number) row[2]).longValue();
    }
    return new ConfusionMatrix(
        categories,
        Stream.of(counts).map(row -> java.util.Arrays.stream(row).boxed().toList()).toList());
  }
}
