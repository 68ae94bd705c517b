package dev.retune.feedback.source;

import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Checks whether all rows of a votes table are votes of users. In a table of scores, columns
 * contain the name of the score or who gave it: a user, a judging model or an operator.
 */
public final class VoteOriginCheck {
  /** A column that distinguishes several kinds of votes without a condition in the mapping. */
  public record Question(String column, Set<String> values) {}

  private static final Set<String> NAMES =
      Set.of("name", "key", "scorename", "feedbackkey", "metric", "metricname", "criterion");
  private static final Set<String> GIVERS =
      Set.of(
          "source",
          "feedbacksource",
          "fromsource",
          "scoresource",
          "annotatorkind",
          "annotator",
          "evaluator",
          "evaluatortype",
          "sourcetype");
  private static final Set<String> NO_USERS =
      Set.of(
          "eval",
          "evaluator",
          "annotation",
          "llm",
          "code",
          "model",
          "judge",
          "admin",
          "operator",
          "auto",
          "automatic",
          "system",
          "onlinescoring");
  private static final int KEPT = 20;

  private final Map<Integer, Set<String>> values = new TreeMap<>();
  private final Map<Integer, String> names = new TreeMap<>();

  /** Columns that may distinguish kinds of votes and have no condition. */
  public static List<Integer> columns(ColumnLayout layout) {
    if (!layout.kinds().contains(RowKind.VOTE)) {
      return List.of();
    }
    Set<Integer> settled = new TreeSet<>();
    layout.conditions(RowKind.VOTE).forEach(c -> c.column().ifPresent(settled::add));
    return IntStream.range(0, layout.names().size())
        .filter(i -> !settled.contains(i))
        .filter(
            i ->
                isNaming(layout, i)
                    || GIVERS.contains(NameNormalizer.normal(layout.names().get(i))))
        .boxed()
        .toList();
  }

  // in a row with question and answer, a "name" may mean anything
  private static boolean isNaming(ColumnLayout layout, int column) {
    return !layout.isFlat() && NAMES.contains(NameNormalizer.normal(layout.names().get(column)));
  }

  /** Records a value of one of the columns. */
  public void note(int column, String name, String value) {
    names.put(column, name);
    Set<String> seen = values.computeIfAbsent(column, c -> new TreeSet<>());
    if (seen.size() < KEPT && !value.isBlank()) {
      seen.add(value.strip());
    }
  }

  /** The column to ask about; empty when all votes appear to be users' votes. */
  public Optional<Question> question() {
    return values.entrySet().stream()
        .map(e -> new Question(names.getOrDefault(e.getKey(), ""), e.getValue()))
        .filter(VoteOriginCheck::isOpen)
        .findFirst();
  }

  private static boolean isOpen(Question question) {
    return NAMES.contains(NameNormalizer.normal(question.column()))
        ? question.values().size() > 1
        : question.values().stream().anyMatch(v -> NO_USERS.contains(NameNormalizer.normal(v)));
  }
}
