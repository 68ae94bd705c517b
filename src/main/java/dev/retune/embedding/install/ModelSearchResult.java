package dev.retune.embedding.install;

import dev.retune.common.error.ApplicationException;
import dev.retune.embedding.hub.HubModel;

/** A model that a search found. */
public sealed interface ModelSearchResult {

  /** What the hub tells about it. */
  HubModel model();

  /** A model that would run here. */
  record Usable(ModelOffer offer) implements ModelSearchResult {
    @Override
    public HubModel model() {
      return offer.model();
    }
  }

  /**
   * A model that would not run here.
   *
   * @param reason why not
   */
  record Unusable(HubModel model, ApplicationException reason) implements ModelSearchResult {}
}
