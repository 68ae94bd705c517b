package dev.retune.publishing.run;

import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.index.model.ModelGuard;
import dev.retune.index.version.IndexVersion;
import dev.retune.publishing.model.PublishManifest;
import java.util.Optional;
import java.util.function.Function;

/** Describes versions for those who read them elsewhere. */
public final class ManifestFactory {
  private final ModelCatalog models;
  private final Function<ModelSpec, Optional<ModelRecord>> records;

  /**
   * Takes the installed models.
   *
   * @param records where a model is from, if that is known
   */
  public ManifestFactory(ModelCatalog models, Function<ModelSpec, Optional<ModelRecord>> records) {
    this.models = models;
    this.records = records;
  }

  /**
   * The manifest of a version.
   *
   * @throws dev.retune.common.error.InvalidInputException when its model is not installed
   */
  PublishManifest of(IndexVersion version) {
    ModelSpec model = models.find(version.spec().modelId());
    ModelGuard.check(version.spec(), model);
    Optional<ModelRecord> origin = records.apply(model);
    return new PublishManifest(
        version.label(),
        model.id(),
        origin.map(ModelRecord::repository).orElse(""),
        origin.map(ModelRecord::revision).orElse(""),
        model.queryPrefix(),
        model.passagePrefix(),
        model.pooling().name(),
        // the index holds nothing else
        true,
        version.spec().dimension(),
        PublishManifest.COSINE,
        model.fingerprint(),
        version.spec().matrix().orElse(""),
        version.corpusFingerprint(),
        version.chunks());
  }
}
