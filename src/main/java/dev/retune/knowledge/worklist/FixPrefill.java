package dev.retune.knowledge.worklist;

import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.review.decision.CorrectedAnswer;
import java.util.stream.Collectors;

/** The text that a fix of an item begins with. */
public final class FixPrefill {
  private FixPrefill() {}

  /** The question of a gap and the answers that reviewers wrote. */
  public static DocumentText ofGap(WorkItem item) {
    return new DocumentText(
        item.title().strip(),
        "",
        item.corrections().stream()
            .map(CorrectedAnswer::text)
            .map(String::strip)
            .distinct()
            .collect(Collectors.joining("\n\n")));
  }
}
