package dev.retune.embedding.recommendation;

import dev.retune.common.language.TextLanguage;
import java.util.List;
import java.util.Optional;

/**
 * A model that is worth installing for some languages.
 *
 * @param repository its name at the hub
 * @param megabytes about how much is fetched: the int8 weights and the tokenizer
 * @param license its licence
 * @param languages the languages it is recommended for
 * @param use what it is best at
 * @param scores what was measured of it
 * @param source where its size, languages and scores are from
 */
public record RecommendedModel(
    String repository,
    int megabytes,
    String license,
    List<TextLanguage> languages,
    Use use,
    List<Score> scores,
    String source) {
  public RecommendedModel {
    languages = List.copyOf(languages);
    scores = List.copyOf(scores);
  }

  /** What a model is best at. */
  public enum Use {
    /** Questions over passages of up to some hundred words. */
    SEARCH,
    /** Single sentences; longer texts are cut. */
    SENTENCES;

    /** The key of its sentence. */
    public String key() {
      return "model.use." + name();
    }
  }

  /**
   * A rank correlation on a public test, in points.
   *
   * @param score as its authors published it
   * @param builtIn that of the built-in model, measured here
   */
  public record Score(TextLanguage language, String test, double score, double builtIn) {}

  /** What was measured for a language. */
  public Optional<Score> score(TextLanguage language) {
    return scores.stream().filter(each -> each.language() == language).findFirst();
  }
}
