package dev.retune.ui.reasons;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.reasons.ReasonsGateway.ReasonsSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row of the code list.
 *
 * @param name the name in the user's language
 * @param votes the formatted votes in the time window
 * @param fraction the share relative to the largest, 0 to 1
 * @param key the digit that assigns a reason to the code; empty if there is none
 */
public record ReasonCodeRow(
    ReasonCode code, String name, String votes, double fraction, String key) {
  private static final int KEYS = 9;

  /** Returns the rows of a list in order, archived codes last. */
  static List<ReasonCodeRow> of(ReasonsSnapshot now, Texts texts, ValueFormatter formatter) {
    Map<String, Long> votes =
        now.shares().stream().collect(Collectors.toMap(ReasonShare::code, ReasonShare::votes));
    long most = votes.values().stream().mapToLong(v -> v).max().orElse(1);
    List<ReasonCodeRow> rows = new ArrayList<>();
    int key = 1;
    for (ReasonCode code : now.list().codes()) {
      long count = votes.getOrDefault(code.code(), 0L);
      boolean other = code.code().equals(BuiltInReasonCodes.OTHER);
      String digit = other ? "0" : code.archived() || key > KEYS ? "" : String.valueOf(key++);
      rows.add(
          new ReasonCodeRow(
              code,
              BuiltInReasonCodes.name(texts, code.code()),
              formatter.count(count),
              (double) count / most,
              digit));
    }
    rows.sort(Comparator.comparing(row -> row.code().archived()));
    return rows;
  }

  boolean hasCode(String wanted) {
    return code.code().equals(wanted);
  }
}
