package dev.retune.embedding.catalog;

import dev.retune.embedding.folder.FileCache;
import dev.retune.embedding.quantization.QuantizationScaleFixer;
import dev.retune.embedding.quantization.QuantizedModel;
import java.nio.file.Path;
import java.util.Optional;

/** The copies of models with fixed scales; what cannot have one is remembered. */
final class FixedScaleCopies {
  private final FileCache cache;
  private final QuantizationScaleFixer fixer;

  FixedScaleCopies(FileCache cache, QuantizationScaleFixer fixer) {
    this.cache = cache;
    this.fixer = fixer;
  }

  /**
   * The copy of a model, made when there is none; empty when there cannot be one.
   *
   * @param kind of the model, because the same file may be used in different ways
   * @param weights hash of its files
   */
  Optional<Path> copy(String kind, QuantizedModel model, String weights) {
    String question = "%s%s %s".formatted(kind, QuantizationScaleFixer.METHOD, weights);
    boolean possible =
        Boolean.parseBoolean(
            cache.get(question, () -> String.valueOf(fixer.of(model, weights).isPresent())));
    return possible ? fixer.of(model, weights) : Optional.empty();
  }

  /** Deletes the copy of a model. */
  void forget(String weights) {
    fixer.forget(weights);
  }
}
