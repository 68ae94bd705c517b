package dev.retune.retraining.modelbench;

import java.util.Optional;

/**
 * A model, alone or with a reranker.
 *
 * @param model its id
 * @param reranker id of the reranker
 */
public record ModelConfiguration(String model, Optional<String> reranker) {
  /** The ids as one name. */
  public String name() {
    return reranker.map(id -> model + " + " + id).orElse(model);
  }
}
