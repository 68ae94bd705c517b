package dev.retune.embedding.recommendation;

import dev.retune.common.language.TextLanguage;
import java.util.Optional;

/**
 * The model in use was not made for the language of most documents.
 *
 * @param model id of the model in use
 * @param language the language of most documents
 * @param share the share of their letters in it, 0 to 1
 * @param recommended the model to use instead
 * @param installed its id if it is installed
 */
public record LanguageAdvice(
    String model,
    TextLanguage language,
    double share,
    RecommendedModel recommended,
    Optional<String> installed) {}
