package dev.retune.embedding.recommendation;

import dev.retune.common.language.TextLanguage;
import java.util.List;
import java.util.Optional;

/**
 * The model in use was not made for the language of most documents.
 *
 * @param model id of the model in use
 * @param language the language of most documents
 * @param share the share of their letters in it, 0 to 1
 * @param recommended the model to use instead
 * @param others others that would do
 * @param installed the id of one of them that is installed
 */
public record LanguageAdvice(
    String model,
    TextLanguage language,
    double share,
    RecommendedModel recommended,
    List<RecommendedModel> others,
    Optional<String> installed) {
  public LanguageAdvice {
    others = List.copyOf(others);
  }
}
