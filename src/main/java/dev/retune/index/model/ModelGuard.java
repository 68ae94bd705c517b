package dev.retune.index.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSpec;

/** Prevents mixing vectors of different models, even those of equal dimension. */
public final class ModelGuard {
  private ModelGuard() {}

  /**
   * Rejects a model other than the spec's.
   *
   * @throws InvalidInputException when its files or settings differ
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
