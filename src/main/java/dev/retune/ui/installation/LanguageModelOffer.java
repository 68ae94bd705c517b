package dev.retune.ui.installation;

import java.util.Optional;

/**
 * A model that is offered because it knows the user's language and the model in use does not.
 *
 * @param repository its name at the hub
 * @param bytes about how much is downloaded
 * @param license its license
 * @param language code of the language, such as {@code ko}
 * @param share the share of the documents in that language, 0 to 1; empty while there are no
 *     documents and the language is that of the window
 */
public record LanguageModelOffer(
    String repository,
    long bytes,
    Optional<String> license,
    String language,
    Optional<Double> share) {

  /** A copy that goes by the documents. */
  public LanguageModelOffer withShare(double documents) {
    return new LanguageModelOffer(repository, bytes, license, language, Optional.of(documents));
  }
}
