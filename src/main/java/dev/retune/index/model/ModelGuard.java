package dev.retune.index.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSpec;

/** Vectors of two models never meet, not even when they are of one length. */
public final class ModelGuard {
  private ModelGuard() {}

  /**
   * Refuses a model that is not the recipe's.
   *
   * @throws InvalidInputException when its files or settings are others
   */
  public static void check(IndexSpec spec, ModelSpec model) {
    boolean same =
        spec.modelFingerprint().equals(model.fingerprint())
            && spec.tokenizerFingerprint().equals(model.tokenizerFingerprint())
            && spec.dimension() == model.dimension();
    if (!same) {
      throw new InvalidInputException("index.otherModel", model.id());
    }
  }
}
