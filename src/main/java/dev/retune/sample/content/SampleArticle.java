package dev.retune.sample.content;

import java.util.List;
import java.util.Optional;

/**
 * A document of the sample with the questions that it answers.
 *
 * @param id external id of the document
 * @param body sentences of the document
 * @param stale its outdated edition
 */
public record SampleArticle(
    String id,
    SampleLanguage language,
    String title,
    String section,
    List<String> body,
    List<String> questions,
    Optional<ArticleTemplate.Edition> stale) {

  /** External id of the outdated edition. */
  public String staleId() {
    return id + "-2014";
  }
}
