package dev.retune.index.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Message;
import dev.retune.embedding.model.ModelSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines the content of a version: equal specs over equal documents give equal
 * versions. Specs written before the last four components existed read as 0, 0, empty and empty.
 *
 * @param modelId the model's id or folder
 * @param modelFingerprint hash of everything that determines its vectors
 * @param tokenizerFingerprint hash of its tokenizer
 * @param textFormat see {@link IndexedTextFormat}
 * @param chunkTokens maximum number of body tokens in a chunk, without title and section; 0 when
 *     the limit is in characters, or documents are not split
 * @param chunkOverlap number of tokens or characters that a chunk repeats from the previous one
 * @param normalized whether the model's vectors have length one
 * @param dimension length of a vector
 * @param weighing weights of a hybrid search
 * @param matrix fingerprint of the {@link ProjectionMatrix} applied to the documents' vectors, if
 *     any
 * @param chunkCharacters maximum number of body characters in a chunk; 0 when the limit is in
 *     tokens, or documents are not split
 * @param analysis version of the text analysis, see {@link KoreanEnglishAnalyzer}
 * @param questions fingerprint of the {@link PastQuestions} indexed with their documents, if any
 * @param reranking how a reranker reorders the best documents, if one does; it is applied at query
 *     time
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
    Optional<String> questions,
    Optional<Reranking> reranking) {
  /** The smallest allowed chunk size in tokens. */
  public static final int MIN_CHUNK_TOKENS = 16;

  /**
   * Default chunk size in characters without white space. Characters mean the same for every model:
   * 64 tokens of an English model are 250 English but only 35 Korean characters. Hybrid nDCG@10
   * over the 3,421 train and valid questions of FeedbackQA: whole documents 62.5, chunks of 200
   * tokens 62.8, 128 63.8, 64 65.2; 48 is no better than 64.
   */
  public static final int DEFAULT_CHUNK_CHARACTERS = 250;

  /** The default of specs written before chunks were measured in characters. */
  static final int FORMER_CHUNK_TOKENS = 64;

  // an overlap of one eighth keeps sentences intact in at least one chunk
  public static final int OVERLAP = 8;

  /**
   * Creates a spec for a model with chunks measured in tokens.
   *
   * @param textFormat see {@link IndexedTextFormat#parse}
   * @param chunkTokens 0 for whole documents, or 16 to the longest input of the model
   * @throws InvalidInputException when an argument is out of range
   */
  public static IndexSpec of(ModelSpec model, String textFormat, int chunkTokens) {
    IndexSpecFactory.checkChunkTokens(model, chunkTokens);
    return IndexSpecFactory.create(model, textFormat, chunkTokens, 0);
  }

  /**
   * Creates a spec for a model with chunks measured in characters.
   *
   * @param chunkCharacters at least 1
   */
  public static IndexSpec ofCharacters(ModelSpec model, String textFormat, int chunkCharacters) {
    return IndexSpecFactory.create(model, textFormat, 0, chunkCharacters);
  }

  /** A default spec for a model with this spec's chunk size and the given text format. */
  public IndexSpec layoutFor(ModelSpec model, String format) {
    return chunkCharacters > 0
        ? ofCharacters(model, format, chunkCharacters)
        : of(model, format, chunkTokens);
  }

  /** Whether documents are not split. */
  public boolean isWhole() {
    return chunkTokens == 0 && chunkCharacters == 0;
  }

  /** Whether the other spec has the same chunk size. */
  public boolean hasSameChunkSizeAs(IndexSpec other) {
    return chunkTokens == other.chunkTokens && chunkCharacters == other.chunkCharacters;
  }

  /** Whether the chunk size is the default of an earlier version and was not chosen by a user. */
  public boolean usesFormerDefaultChunkSize() {
    return analysis == KoreanEnglishAnalyzer.SPELLED && chunkTokens == FORMER_CHUNK_TOKENS;
  }

  /** Returns a copy with the weights and the matrix of a spec with an earlier analysis. */
  public IndexSpec withTrainedPartsOf(IndexSpec earlier) {
    HybridWeights weights = earlier.weighing().withPairs(HybridWeights.STANDARD.pairs());
    return with(weights, earlier.matrix.orElse(null), null, earlier.reranking.orElse(null));
  }

  /** Whether the spec uses the current text analysis. */
  public boolean usesCurrentAnalysis() {
    return analysis == KoreanEnglishAnalyzer.CURRENT;
  }

  /** Whether texts are composed (Unicode NFC) before indexing. */
  public boolean usesComposedText() {
    return analysis != KoreanEnglishAnalyzer.SPELLED;
  }

  /** Whether the other spec produces the same files; weights and reranker may differ. */
  public boolean producesSameFilesAs(IndexSpec other) {
    return filesOnly().equals(other.filesOnly());
  }

  private IndexSpec filesOnly() {
    return with(HybridWeights.STANDARD).withoutReranking();
  }

  /** Whether the other spec's model gives every text the same vector, before projection. */
  public boolean hasSameModelAs(IndexSpec other) {
    return modelFingerprint.equals(other.modelFingerprint)
        && tokenizerFingerprint.equals(other.tokenizerFingerprint);
  }

  /** Whether the other spec embeds the same texts with the same model; see {@link #layoutOnly}. */
  public boolean hasSameLayoutAs(IndexSpec other) {
    return layoutOnly().equals(other.layoutOnly());
  }

  /** The spec reduced to its texts and vectors: default weights, no matrix and no reranker. */
  public IndexSpec layoutOnly() {
    return with(HybridWeights.STANDARD, null, questions.orElse(null), null);
  }

  /** Returns a copy with other weights. */
  public IndexSpec with(HybridWeights other) {
    return with(other, matrix.orElse(null), questions.orElse(null), reranking.orElse(null));
  }

  /** Returns a copy with another matrix. */
  public IndexSpec withMatrix(String fingerprint) {
    return with(weighing, fingerprint, questions.orElse(null), reranking.orElse(null));
  }

  /** Returns a copy without a matrix. */
  public IndexSpec withoutMatrix() {
    return with(weighing, null, questions.orElse(null), reranking.orElse(null));
  }

  /** Returns a copy with other past questions. */
  public IndexSpec withQuestions(String fingerprint) {
    return with(weighing, matrix.orElse(null), fingerprint, reranking.orElse(null));
  }

  /** Returns a copy without past questions. */
  public IndexSpec withoutQuestions() {
    return with(weighing, matrix.orElse(null), null, reranking.orElse(null));
  }

  /** Returns a copy with a reranker. */
  public IndexSpec with(Reranking other) {
    return with(weighing, matrix.orElse(null), questions.orElse(null), other);
  }

  /** Returns a copy without a reranker. */
  public IndexSpec withoutReranking() {
    return with(weighing, matrix.orElse(null), questions.orElse(null), null);
  }

  private IndexSpec with(
      HybridWeights newWeighing,
      @Nullable String newMatrix,
      @Nullable String newQuestions,
      @Nullable Reranking newReranking) {
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
        Optional.ofNullable(newMatrix),
        chunkCharacters,
        analysis,
        Optional.ofNullable(newQuestions),
        Optional.ofNullable(newReranking));
  }

  /** One line for logs and results in JSON: model, text format, chunk size, weights, parts. */
  public String summary() {
    return IndexSpecSummary.of(this);
  }

  /** The same in words, for people. */
  public Message described() {
    return IndexSpecSummary.message(this);
  }
}
