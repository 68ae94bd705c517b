package dev.retune.ui.review;

import dev.retune.feedback.model.Document;
import dev.retune.index.search.SearchHit;

/**
 * A document that a reviewer selected.
 *
 * @param id the id in the workspace
 * @param name the title and section, or the id in the source
 */
record SelectedDocument(long id, String name) {
  static SelectedDocument of(SearchHit hit) {
    return new SelectedDocument(
        hit.documentId(), name(hit.title(), hit.section(), hit.externalId()));
  }

  static SelectedDocument of(Document document) {
    return new SelectedDocument(
        document.id(),
        name(document.title().orElse(""), document.section().orElse(""), document.externalId()));
  }

  private static String name(String title, String section, String externalId) {
    String known = title.isBlank() ? externalId : title;
    return section.isBlank() ? known : known + " · " + section;
  }
}
