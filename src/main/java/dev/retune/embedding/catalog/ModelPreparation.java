package dev.retune.embedding.catalog;

import dev.retune.embedding.folder.FileCache;
import dev.retune.embedding.folder.FileFingerprints;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.ModelSettings;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.onnx.ModelProbe;
import dev.retune.embedding.quantization.QuantizationScaleFixer;
import dev.retune.embedding.quantization.QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out how a model is run; what was found is remembered by the contents of its files. */
final class ModelPreparation {
  private final FileCache cache;
  private final FileFingerprints fingerprints;
  private final FixedScaleCopies fixedScales;

  ModelPreparation(FileCache cache, FileFingerprints fingerprints, FixedScaleCopies fixedScales) {
    this.cache = cache;
    this.fingerprints = fingerprints;
    this.fixedScales = fixedScales;
  }

  /** Checks a model and, where it helps, makes its copy with fixed scales. */
  PreparedModelFiles of(ModelFolder folder) {
    String weights = weights(folder);
    ModelProbe probe = probe(folder, weights);
    if (!probe.batchInvariant()) {
      Optional<Path> copy = fixedScales.copy("", new QuantizedEmbeddingModel(folder), weights);
      if (copy.isPresent()) {
        ModelFolder fixed = folder.with(copy.get());
        String both = FileFingerprints.ofAll(QuantizationScaleFixer.METHOD, weights);
        ModelProbe again = probe(fixed, both);
        return new PreparedModelFiles(fixed, again, spec(folder, again, both));
      }
    }
    return new PreparedModelFiles(folder, probe, spec(folder, probe, weights));
  }

  /** Deletes the copy that was made of a model. */
  void forget(ModelFolder folder) {
    fixedScales.forget(weights(folder));
  }

  private ModelProbe probe(ModelFolder folder, String weights) {
    String question =
        "probe %s %s %s".formatted(weights, fingerprints.of(folder.tokenizer()), folder.settings());
    return ModelProbe.read(cache.get(question, () -> ModelProbe.of(folder).written()));
  }

  private ModelSpec spec(ModelFolder folder, ModelProbe probe, String weights) {
    ModelSettings settings = folder.settings();
    String fingerprint =
        FileFingerprints.ofAll(
            weights,
            probe.dimension(),
            settings.maxTokens(),
            settings.pooling(),
            settings.normalize(),
            settings.queryPrefix(),
            settings.passagePrefix());
    return new ModelSpec(
        folder.id(),
        probe.dimension(),
        settings.maxTokens(),
        settings.pooling(),
        settings.normalize(),
        settings.queryPrefix(),
        settings.passagePrefix(),
        fingerprint,
        fingerprints.of(folder.tokenizer()));
  }

  private String weights(ModelFolder folder) {
    return FileFingerprints.ofAll(folder.weights().stream().map(fingerprints::of).toArray());
  }
}
