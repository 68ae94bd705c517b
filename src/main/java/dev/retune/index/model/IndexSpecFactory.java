package dev.retune.index.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSpec;
import java.util.Optional;

/** Creates specs with standard weights and checks what a model and Lucene can do. */
final class IndexSpecFactory {
  // Lucene's limit
  private static final int MAX_DIMENSION = 1024;

  private IndexSpecFactory() {}

  static void checkChunkTokens(ModelSpec model, int chunkTokens) {
    if (chunkTokens != 0
        && (chunkTokens < IndexSpec.MIN_CHUNK_TOKENS || chunkTokens > model.maxTokens())) {
      throw new InvalidInputException(
          "index.badChunkTokens",
          String.valueOf(chunkTokens),
          String.valueOf(IndexSpec.MIN_CHUNK_TOKENS),
          String.valueOf(model.maxTokens()));
    }
  }

  static IndexSpec create(
      ModelSpec model, String textFormat, int chunkTokens, int chunkCharacters) {
    IndexedTextFormat.parse(textFormat);
    if (model.dimension() > MAX_DIMENSION) {
      throw new InvalidInputException(
          "index.badDimension",
          model.id(),
          String.valueOf(model.dimension()),
          String.valueOf(MAX_DIMENSION));
    }
    return new IndexSpec(
        model.id(),
        model.fingerprint(),
        model.tokenizerFingerprint(),
        textFormat,
        chunkTokens,
        Math.max(chunkTokens, chunkCharacters) / IndexSpec.OVERLAP,
        model.normalized(),
        model.dimension(),
        HybridWeights.STANDARD,
        Optional.empty(),
        chunkCharacters,
        KoreanEnglishAnalyzer.CURRENT,
        Optional.empty(),
        Optional.empty());
  }
}
