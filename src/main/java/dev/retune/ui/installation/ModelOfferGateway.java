package dev.retune.ui.installation;

import java.util.Optional;

/**
 * The services behind the offer of a model. Calls may block, so they run off the JavaFX thread;
 * they throw {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface ModelOfferGateway {

  /**
   * Returns the model to offer; empty when the model in use knows the language of the documents, or
   * the other one is installed or was dismissed.
   */
  Optional<LanguageModelOffer> offer();

  /** Remembers that a model shall not be offered again. */
  void dismiss(LanguageModelOffer offer);
}
