package dev.retune.sample.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template from which an article is generated per subject; its texts contain slots such as {@code
 * {role}}.
 *
 * @param over the list of subjects it applies to, such as {@code industries}; empty when the
 *     template yields a single article
 * @param body sentences of the article
 * @param questions questions that the article answers
 * @param stale the outdated edition that is imported in week seven
 */
public record ArticleTemplate(
    String id,
    Optional<String> over,
    String title,
    String section,
    List<String> body,
    List<String> questions,
    Optional<Edition> stale) {

  /** An outdated edition. */
  public record Edition(String title, List<String> body) {}

  /** The article for one subject. */
  SampleArticle about(SampleLanguage language, Map<String, String> subject) {
    TemplateSlots slots = new TemplateSlots(subject);
    String name = language.folder() + "-" + id;
    if (over.isPresent()) {
      name += "-" + subject.getOrDefault("id", "");
    }
    return new SampleArticle(
        name,
        language,
        slots.fill(title),
        section,
        slots.fill(body),
        slots.fill(questions),
        stale.map(old -> new Edition(slots.fill(old.title()), slots.fill(old.body()))));
  }
}
