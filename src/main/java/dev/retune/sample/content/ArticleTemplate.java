package dev.retune.sample.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written once and read for many subjects: texts with slots such as {@code {role}}.
 *
 * @param over the list of subjects it is written for, such as {@code industries}; empty when the
 *     guide is a single article
 * @param body sentences
 * @param questions what people ask whom this guide answers
 * @param stale the edition of long ago that comes back in week seven
 */
public record ArticleTemplate(
    String id,
    Optional<String> over,
    String title,
    String section,
    List<String> body,
    List<String> questions,
    Optional<Edition> stale) {

  /** An old edition. */
  public record Edition(String title, List<String> body) {}

  /** This guide for one subject. */
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
