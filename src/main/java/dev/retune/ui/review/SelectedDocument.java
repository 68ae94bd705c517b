package dev.retune.ui.review;

import dev.retune.feedback.model.Document;
import dev.retune.index.search.SearchHit;
import dev.retune.ui.format.DocumentNames;

/**
 * A document that a reviewer selected.
 *
 * @param id the id in the workspace
 * @param name the title and section, or the id in the source
 */
record SelectedDocument(long id, String name) {
  static SelectedDocument of(SearchHit hit) {
    return new SelectedDocument(
        hit.documentId(), DocumentNames.of(hit.title(), hit.section(), hit.externalId()));
  }

  static SelectedDocument of(Document document) {
    return new SelectedDocument(document.id(), DocumentNames.of(document));
  }
}
