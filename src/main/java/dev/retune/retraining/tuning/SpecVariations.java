package dev.retune.retraining.tuning;

import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.retraining.model.RetrainingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Other chunk sizes, text formats and installed models to try, starting from a spec. */
final class SpecVariations {
  private final ModelCatalog models;

  SpecVariations(ModelCatalog models) {
    this.models = models;
  }

  /** Returns the variations of what a request leaves open, in the order of trying. */
  List<Function<IndexSpec, Stream<IndexSpec>>> left(RetrainingRequest request) {
    List<Function<IndexSpec, Stream<IndexSpec>>> directions = new ArrayList<>();
    if (request.chunkTokens().isEmpty()) {
      directions.add(this::otherChunks);
    }
    if (request.textFormat().isEmpty()) {
      directions.add(this::otherFormats);
    }
    if (request.model().isEmpty()) {
      directions.add(this::otherModels);
    }
    return directions;
  }

  private Stream<IndexSpec> otherChunks(IndexSpec from) {
    ModelSpec model = models.find(from.modelId());
    int usual = IndexSpec.DEFAULT_CHUNK_CHARACTERS;
    return Stream.of(
            IndexSpec.ofCharacters(model, from.textFormat(), usual),
            IndexSpec.of(model, from.textFormat(), 0),
            IndexSpec.ofCharacters(model, from.textFormat(), 2 * usual))
        .filter(other -> !other.hasSameChunkSizeAs(from));
  }

  private Stream<IndexSpec> otherFormats(IndexSpec from) {
    ModelSpec model = models.find(from.modelId());
    return Stream.of(IndexedTextFormat.DEFAULT, "body")
        .filter(format -> !format.equals(from.textFormat()))
        .map(format -> from.layoutFor(model, format));
  }

  private Stream<IndexSpec> otherModels(IndexSpec from) {
    return models.list().stream()
        .filter(model -> !model.fingerprint().equals(from.modelFingerprint()))
        .filter(model -> from.chunkTokens() <= model.maxTokens())
        .map(model -> from.layoutFor(model, from.textFormat()));
  }
}
