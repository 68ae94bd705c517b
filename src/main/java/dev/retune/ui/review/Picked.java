package dev.retune.ui.review;

import dev.retune.feedback.Document;
import dev.retune.index.SearchHit;

/**
 * A document that a reviewer picked.
 *
 * @param id in the workspace
 * @param name its title and section, or its id at the source
 */
record Picked(long id, String name) {
  static Picked of(SearchHit hit) {
    return new Picked(hit.documentId(), name(hit.title(), hit.section(), hit.externalId()));
  }

  static Picked of(Document document) {
    return new Picked(
        document.id(),
        name(document.title().orElse(""), document.section().orElse(""), document.externalId()));
  }

  private static String name(String title, String section, String externalId) {
    String known = title.isBlank() ? externalId : title;
    return section.isBlank() ? known : known + " · " + section;
  }
}
