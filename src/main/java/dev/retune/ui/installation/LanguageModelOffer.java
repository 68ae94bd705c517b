package dev.retune.ui.installation;

import dev.retune.embedding.recommendation.RecommendedModel;
import java.util.List;
import java.util.Optional;

/**
 * Models that are offered because they know the user's language and the model in use does not.
 *
 * @param models at least one, the default first
 * @param language code of the language, such as {@code ko}
 * @param share the share of the documents in that language, 0 to 1; empty while there are no
 *     documents and the language is that of the window
 */
public record LanguageModelOffer(
    List<OfferedModel> models, String language, Optional<Double> share) {
  public LanguageModelOffer {
    models = List.copyOf(models);
  }

  /**
   * A model of the offer.
   *
   * @param repository its name at the hub
   * @param bytes about how much is downloaded
   * @param license its license
   * @param use what it is best at
   */
  public record OfferedModel(
      String repository, long bytes, String license, RecommendedModel.Use use) {}

  /** A copy that goes by the documents. */
  public LanguageModelOffer withShare(double documents) {
    return new LanguageModelOffer(models, language, Optional.of(documents));
  }

  /** Whether it offers a model. */
  boolean has(String repository) {
    return models.stream().anyMatch(each -> each.repository().equals(repository));
  }
}
