package dev.retune.index.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * The recipe of a version; two versions with equal recipes over equal documents are equal. The last
 * three came later: a recipe that was written without them has 0, 0 and none.
 *
 * @param modelId the model's id or folder
 * @param modelFingerprint of all that decides its vectors
 * @param tokenizerFingerprint of its tokenizer
 * @param textFormat see {@link IndexedTextFormat}
 * @param chunkTokens most tokens of the body in a chunk, title and section not counted; 0 when
 *     chunks are measured in characters, or not cut at all
 * @param chunkOverlap tokens or characters that a chunk repeats of the one before
 * @param normalized whether the model's vectors have length one
 * @param dimension length of a vector
 * @param weighing how a hybrid search weighs vectors, words and titles
 * @param matrix fingerprint of the {@link ProjectionMatrix} that the documents' vectors went
 *     through, if any
 * @param chunkCharacters most characters of the body in a chunk; 0 when they are measured in
 *     tokens, or when a document is one chunk and the model cuts it
 * @param analysis how texts become words to search by, see {@link KoreanEnglishAnalyzer}
 * @param questions fingerprint of the {@link PastQuestions} whose words their documents have, if
 *     any
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
    HybridWeights weighing,
    Optional<String> matrix,
    int chunkCharacters,
    int analysis,
    Optional<String> questions) {
  /** Fewest tokens that a chunk may have. */
  public static final int MIN_CHUNK_TOKENS = 16;

  /**
   * Size of chunks unless told otherwise, in characters without white space, which mean the same
   * whatever model reads them: 64 tokens of an English model are 250 English characters, but 35
   * Korean ones. Hybrid nDCG@10 on the 3,421 train and valid questions of FeedbackQA: whole
   * documents 62.5, chunks of 200 tokens 62.8, 128 63.8, 64 65.2; 48 gave no more than 64.
   */
  public static final int DEFAULT_CHUNK_CHARACTERS = 250;

  /** The default of recipes that were written before characters counted. */
  static final int FORMER_CHUNK_TOKENS = 64;

  // a chunk repeats an eighth of the one before, so that no sentence is cut in both
  public static final int OVERLAP = 8;

  // what the index's files can hold
  private static final int MAX_DIMENSION = 1024;

  /**
   * The recipe for a model, its chunks measured in tokens.
   *
   * @param textFormat see {@link IndexedTextFormat#parse}
   * @param chunkTokens 0 for whole documents, or 16 to the longest input of the model
   * @throws InvalidInputException when one of them cannot be used
   */
  public static IndexSpec of(ModelSpec model, String textFormat, int chunkTokens) {
    if (chunkTokens != 0 && (chunkTokens < MIN_CHUNK_TOKENS || chunkTokens > model.maxTokens())) {
      throw new InvalidInputException(
          "index.badChunkTokens",
          String.valueOf(chunkTokens),
          String.valueOf(MIN_CHUNK_TOKENS),
          String.valueOf(model.maxTokens()));
    }
    return of(model, textFormat, chunkTokens, 0);
  }

  /**
   * The recipe for a model, its chunks measured in characters.
   *
   * @param chunkCharacters at least 1
   */
  public static IndexSpec ofCharacters(ModelSpec model, String textFormat, int chunkCharacters) {
    return of(model, textFormat, 0, chunkCharacters);
  }

  private static IndexSpec of(
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
        Math.max(chunkTokens, chunkCharacters) / OVERLAP,
        model.normalized(),
        model.dimension(),
        HybridWeights.STANDARD,
        Optional.empty(),
        chunkCharacters,
        KoreanEnglishAnalyzer.CURRENT,
        Optional.empty());
  }

  /** The recipe with this one's chunks and text format for a model, otherwise standard. */
  public IndexSpec laidOutFor(ModelSpec model, String format) {
    return chunkCharacters > 0
        ? ofCharacters(model, format, chunkCharacters)
        : of(model, format, chunkTokens);
  }

  /** Whether a document is one chunk. */
  public boolean isWhole() {
    return chunkTokens == 0 && chunkCharacters == 0;
  }

  /** Whether the other recipe cuts documents the same way. */
  public boolean isCutLike(IndexSpec other) {
    return chunkTokens == other.chunkTokens && chunkCharacters == other.chunkCharacters;
  }

  /** Whether nobody chose its chunks, and the default of its time was another than now. */
  public boolean isCutByFormerDefault() {
    return analysis == KoreanEnglishAnalyzer.SPELLED && chunkTokens == FORMER_CHUNK_TOKENS;
  }

  /** The same with the weights and the matrix of a recipe of an earlier analysis. */
  public IndexSpec withWhatWasLearnt(IndexSpec earlier) {
    HybridWeights weights = earlier.weighing().withPairs(HybridWeights.STANDARD.pairs());
    return with(weights, earlier.matrix, Optional.empty());
  }

  /** Whether texts become words as they do in what is built now. */
  public boolean isAnalysedAsNow() {
    return analysis == KoreanEnglishAnalyzer.CURRENT;
  }

  /** Whether texts are composed before anything is made of them. */
  public boolean isComposed() {
    return analysis != KoreanEnglishAnalyzer.SPELLED;
  }

  /** Whether the other recipe makes the same files: it may weigh them differently in a search. */
  public boolean makesTheSameFiles(IndexSpec other) {
    return with(HybridWeights.STANDARD).equals(other.with(HybridWeights.STANDARD));
  }

  /** Whether the other recipe gives every text the same vector, before a matrix. */
  public boolean isOfTheSameModel(IndexSpec other) {
    return modelFingerprint.equals(other.modelFingerprint)
        && tokenizerFingerprint.equals(other.tokenizerFingerprint);
  }

  /** Whether the other recipe cuts the same texts for the same model; see {@link #laidOut}. */
  public boolean isLaidOutLike(IndexSpec other) {
    return laidOut().equals(other.laidOut());
  }

  /** The recipe for the texts and their vectors alone: standard weighing, no matrix. */
  public IndexSpec laidOut() {
    return with(HybridWeights.STANDARD, Optional.empty(), questions);
  }

  /** The same with another weighing. */
  public IndexSpec with(HybridWeights other) {
    return with(other, matrix, questions);
  }

  /** The same with another matrix, or with none. */
  public IndexSpec withMatrix(Optional<String> fingerprint) {
    return with(weighing, fingerprint, questions);
  }

  /** The same with other past questions, or with none. */
  public IndexSpec withQuestions(Optional<String> fingerprint) {
    return with(weighing, matrix, fingerprint);
  }

  private IndexSpec with(
      HybridWeights newWeighing, Optional<String> newMatrix, Optional<String> newQuestions) {
    return new IndexSpec(
        modelId,
        modelFingerprint,
        tokenizerFingerprint,
        textFormat,
        chunkTokens,
        chunkOverlap,
        normalized,
        dimension,
        newWeighing,
        newMatrix,
        chunkCharacters,
        analysis,
        newQuestions);
  }

  /** For people, in one line: model, text format, chunk size, weights, and what was learnt. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s, %s, %s, dense %.2f, strange %.2f, title %.0f, pairs %.2f%s%s",
        modelId,
        textFormat,
        size(),
        weighing.dense(),
        weighing.strange(),
        weighing.title(),
        weighing.pairs(),
        matrix.map(print -> ", matrix " + shortened(print)).orElse(""),
        questions.map(print -> ", past questions " + shortened(print)).orElse(""));
  }

  private String size() {
    if (isWhole()) {
      return "whole";
    }
    return chunkTokens > 0 ? chunkTokens + " tokens" : chunkCharacters + " characters";
  }

  private static String shortened(String print) {
    return print.substring(0, Math.min(8, print.length()));
  }
}
