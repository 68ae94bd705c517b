package dev.retune.sample.content;

import java.util.List;
import java.util.Optional;

/**
 * A document of the sample and what people ask whom it answers.
 *
 * @param id of the document at its source
 * @param body sentences
 * @param stale its edition of long ago
 */
public record SampleArticle(
    String id,
    SampleLanguage language,
    String title,
    String section,
    List<String> body,
    List<String> questions,
    Optional<ArticleTemplate.Edition> stale) {

  /** The document's id of the old edition. */
  public String staleId() {
    return id + "-2014";
  }
}
