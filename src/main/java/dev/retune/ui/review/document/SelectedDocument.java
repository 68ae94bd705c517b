package dev.retune.ui.review.document;

import dev.retune.feedback.model.Document;
import dev.retune.index.search.SearchHit;
import dev.retune.ui.format.DocumentNames;

/**
 * A document that a reviewer selected.
 *
 * @param id the id in the workspace
 * @param name the title and section, or the id in the source
 */
public record SelectedDocument(long id, String name) {
  /** The document of a hit. */
  public static SelectedDocument of(SearchHit hit) {
    return new SelectedDocument(
        hit.documentId(), DocumentNames.of(hit.title(), hit.section(), hit.externalId()));
  }

  /** A document of the workspace. */
  public static SelectedDocument of(Document document) {
    return new SelectedDocument(document.id(), DocumentNames.of(document));
  }
}
