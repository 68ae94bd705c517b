package dev.retune.index;

import dev.retune.embed.ModelSpec;
import dev.retune.fault.BadInput;

/**
 * The recipe of a version; two versions with equal recipes over equal documents are equal.
 *
 * @param modelId the model's id or folder
 * @param modelFingerprint of all that decides its vectors
 * @param tokenizerFingerprint of its tokenizer
 * @param textFormat see {@link TextFormat}
 * @param chunkTokens most tokens of the body in a chunk, title and section not counted; 0 when a
 *     document is one chunk and the model cuts it
 * @param chunkOverlap tokens that a chunk repeats of the one before
 * @param normalized whether the model's vectors have length one
 * @param dimension length of a vector
 * @param denseWeight weight of the dense score in hybrid search, 0 to 1; the words have the rest
 */
public record IndexSpec(
    String modelId,
    String modelFingerprint,
    String tokenizerFingerprint,
    String textFormat,
    int chunkTokens,
    int chunkOverlap,
    boolean normalized,
    int dimension,
    double denseWeight) {
  /** Fewest tokens that a chunk may have. */
  public static final int MIN_CHUNK_TOKENS = 16;

  /**
   * Size of chunks unless told otherwise. Hybrid nDCG@10 on the 3,421 train and valid questions of
   * FeedbackQA: whole documents 62.5, chunks of 200 tokens 62.8, 128 63.8, 64 65.2; 48 gave no more
   * than 64.
   */
  public static final int DEFAULT_CHUNK_TOKENS = 64;

  /** Weight of the dense score: the same questions gave 64.4, 65.2, 65.2, 64.1 for 0.5 to 0.8. */
  public static final double DENSE_WEIGHT = 0.7;

  // a chunk repeats an eighth of the one before, so that no sentence is cut in both
  private static final int OVERLAP = 8;

  // what the index's files can hold
  private static final int MAX_DIMENSION = 1024;

  /**
   * The recipe for a model.
   *
   * @param textFormat see {@link TextFormat#parse}
   * @param chunkTokens 0, or 16 to the longest input of the model
   * @throws BadInput when one of them cannot be used
   */
  public static IndexSpec of(ModelSpec model, String textFormat, int chunkTokens) {
    TextFormat.parse(textFormat);
    if (chunkTokens != 0 && (chunkTokens < MIN_CHUNK_TOKENS || chunkTokens > model.maxTokens())) {
      throw new BadInput(
          "index.badChunkTokens",
          String.valueOf(chunkTokens),
          String.valueOf(MIN_CHUNK_TOKENS),
          String.valueOf(model.maxTokens()));
    }
    if (model.dimension() > MAX_DIMENSION) {
      throw new BadInput(
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
        chunkTokens / OVERLAP,
        model.normalized(),
        model.dimension(),
        DENSE_WEIGHT);
  }

  /** Whether the other recipe makes the same files: it may weigh them differently in a search. */
  boolean makesTheSameFiles(IndexSpec other) {
    return weighted(0).equals(other.weighted(0));
  }

  private IndexSpec weighted(double weight) {
    return new IndexSpec(
        modelId,
        modelFingerprint,
        tokenizerFingerprint,
        textFormat,
        chunkTokens,
        chunkOverlap,
        normalized,
        dimension,
        weight);
  }
}
