package dev.retune.index;

import dev.retune.embed.ModelSpec;
import dev.retune.fault.BadInput;

/** Vectors of two models never meet, not even when they are of one length. */
final class SameModel {
  private SameModel() {}

  /**
   * Refuses a model that is not the recipe's.
   *
   * @throws BadInput when its files or settings are others
   */
  static void check(IndexSpec spec, ModelSpec model) {
    boolean same =
        spec.modelFingerprint().equals(model.fingerprint())
            && spec.tokenizerFingerprint().equals(model.tokenizerFingerprint())
            && spec.dimension() == model.dimension();
    if (!same) {
      throw new BadInput("index.otherModel", model.id());
    }
  }
}
