package dev.retune.knowledge.worklist;

import dev.retune.feedback.model.Document;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.review.decision.CorrectedAnswer;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text that a fix of an item begins with. */
public final class FixPrefill {
  private FixPrefill() {}

  /**
   * The present text of a document; for a gap, its question and the answers that reviewers wrote.
   *
   * @param document the item's document, if it is stored
   */
  public static DocumentText of(WorkItem item, Optional<Document> document) {
    return document
        .map(DocumentText::of)
        .orElseGet(
            () ->
                new DocumentText(
                    item.title().strip(),
                    "",
                    item.corrections().stream()
                        .map(CorrectedAnswer::text)
                        .map(String::strip)
                        .distinct()
                        .collect(Collectors.joining("\n\n"))));
  }
}
