package dev.retune.feedback;

import dev.retune.fault.BadInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses votes of several sorts in one place. Products keep users' votes together with scores of
 * language models and marks of operators, and a column tells them apart; which of them are users'
 * votes only a person can say.
 */
final class MixedVotes {
  // names of scores; beside question and answer such a column may be anything, such as a person
  private static final Set<String> NAMES =
      Set.of("name", "key", "source", "kind", "metric", "criterion", "dimension", "origin");
  // who or what judged
  private static final Set<String> JUDGES =
      Set.of(
          "fromsource",
          "feedbacksource",
          "feedbacksourcetype",
          "annotatorkind",
          "annotatortype",
          "evaluatorkind",
          "evaluatortype",
          "ratertype",
          "scorename",
          "feedbackkey",
          "metricname");
  // such a judge is no user, even when there is no other
  private static final Set<String> NO_USERS =
      Set.of("llm", "code", "eval", "model", "judge", "admin", "auto", "automatic");
  // what only Retune's own exports have, whose column "source" is another thing
  private static final String OWN = "reasonconfidence";
  private static final int SHOWN = 12;
  private static final int KEPT = 1_000;

  private final String where;
  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final Map<Shape, List<Integer>> columns = new HashMap<>();

  /** Of a file or a table; its name is for the sentence. */
  MixedVotes(String where) {
    this.where = where;
  }

  /** The columns that may tell sorts of votes apart, and about which the mapping says nothing. */
  static List<Integer> columns(Shape shape) {
    List<Integer> found = new ArrayList<>();
    List<String> names = shape.names().stream().map(Names::normal).toList();
    for (int i = 0; i < names.size(); i++) {
      boolean tells =
          JUDGES.contains(names.get(i))
              || (NAMES.contains(names.get(i)) && !shape.isFlat() && !names.contains(OWN));
      if (tells && !shape.uses(i)) {
        found.add(i);
      }
    }
    return found;
  }

  /**
   * Takes note of a vote's row.
   *
   * @throws RowFault when a value cannot be read
   */
  void note(RawRow row) throws RowFault {
    Shape shape = row.shape();
    List<Integer> wanted = columns.get(shape);
    if (wanted == null) {
      wanted = columns(shape);
      if (columns.size() < KEPT) {
        columns.put(shape, wanted);
      }
    }
    for (int column : wanted) {
      note(shape.names().get(column), row.values().text(column).strip());
    }
  }

  /** Takes note of one value. */
  void note(String column, String value) {
    Set<String> known = values.computeIfAbsent(column, c -> new TreeSet<>());
    if (known.size() <= SHOWN) {
      known.add(RowFault.shown(value));
    }
  }

  /**
   * Refuses, when there are several sorts.
   *
   * @throws BadInput that names them, and asks
   */
  void check() {
    values.forEach(
        (column, known) -> {
          if (known.size() > 1 || (isJudge(column) && known.stream().anyMatch(this::isNoUser))) {
            throw new BadInput(
                "feedback.mixedVotes", where, column, shown(known), example(column, known));
          }
        });
  }

  private static boolean isJudge(String column) {
    return JUDGES.contains(Names.normal(column)) || Names.normal(column).equals("source");
  }

  private boolean isNoUser(String value) {
    return NO_USERS.contains(Names.normal(value));
  }

  private static String shown(Set<String> known) {
    return known.stream()
            .limit(SHOWN)
            .map(value -> value.isEmpty() ? "\"\"" : value)
            .collect(Collectors.joining(", "))
        + (known.size() > SHOWN ? ", …" : "");
  }

  private String example(String column, Set<String> known) {
    String user =
        known.stream().filter(v -> Names.normal(v).contains("user")).findFirst().orElse("…");
    return "\"votes\": {\"where\": {\"%s\": [\"%s\"]}}".formatted(column, user);
  }
}
