package dev.retune.index;

import dev.retune.embed.ModelSpec;
import dev.retune.fault.BadInput;
import java.util.Locale;
import java.util.Optional;

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
 * @param weighing how a hybrid search weighs vectors, words and titles
 * @param matrix fingerprint of the {@link Matrix} that the documents' vectors went through, if any
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
    Weighing weighing,
    Optional<String> matrix) {
  /** Fewest tokens that a chunk may have. */
  public static final int MIN_CHUNK_TOKENS = 16;

  /**
   * Size of chunks unless told otherwise. Hybrid nDCG@10 on the 3,421 train and valid questions of
   * FeedbackQA: whole documents 62.5, chunks of 200 tokens 62.8, 128 63.8, 64 65.2; 48 gave no more
   * than 64.
   */
  public static final int DEFAULT_CHUNK_TOKENS = 64;

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
        Weighing.STANDARD,
        Optional.empty());
  }

  /** Whether the other recipe makes the same files: it may weigh them differently in a search. */
  boolean makesTheSameFiles(IndexSpec other) {
    return with(Weighing.STANDARD).equals(other.with(Weighing.STANDARD));
  }

  /** Whether the other recipe gives every text the same vector, before a matrix. */
  boolean isOfTheSameModel(IndexSpec other) {
    return modelFingerprint.equals(other.modelFingerprint)
        && tokenizerFingerprint.equals(other.tokenizerFingerprint);
  }

  /** Whether the other recipe cuts the same texts for the same model; see {@link #laidOut}. */
  public boolean isLaidOutLike(IndexSpec other) {
    return laidOut().equals(other.laidOut());
  }

  /** The recipe for the texts and their vectors alone: standard weighing and no matrix. */
  public IndexSpec laidOut() {
    return with(Weighing.STANDARD).with(Optional.empty());
  }

  /** The same with another weighing. */
  public IndexSpec with(Weighing other) {
    return new IndexSpec(
        modelId,
        modelFingerprint,
        tokenizerFingerprint,
        textFormat,
        chunkTokens,
        chunkOverlap,
        normalized,
        dimension,
        other,
        matrix);
  }

  /** The same with another matrix, or with none. */
  public IndexSpec with(Optional<String> fingerprint) {
    return new IndexSpec(
        modelId,
        modelFingerprint,
        tokenizerFingerprint,
        textFormat,
        chunkTokens,
        chunkOverlap,
        normalized,
        dimension,
        weighing,
        fingerprint);
  }

  /** For people, in one line: model, text format, chunk size, weights, matrix. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s, %s, %s, dense %.2f, strange %.2f, title %.0f%s",
        modelId,
        textFormat,
        chunkTokens == 0 ? "whole" : chunkTokens + " tokens",
        weighing.dense(),
        weighing.strange(),
        weighing.title(),
        matrix
            .map(print -> ", matrix " + print.substring(0, Math.min(8, print.length())))
            .orElse(""));
  }
}
