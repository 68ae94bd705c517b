package dev.retune.index.model;

/**
 * The weights of a hybrid search. They are applied at query time, so that changing them needs no
 * new build.
 *
 * @param dense weight of the vector score, 0 to 1; the lexical score has the rest
 * @param strange the same for a question with many out-of-vocabulary words, see {@link
 *     dev.retune.embedding.model.Embedder#outOfVocabularyRatio}: the vector of such a question is
 *     unreliable
 * @param title weight of a word in title and section relative to the text, at least 1
 * @param pairs weight of a character bigram relative to a word, at least 0; only scripts written
 *     without reliable word boundaries have bigrams, see {@link KoreanEnglishAnalyzer}
 */
public record HybridWeights(double dense, double strange, double title, double pairs) {
  /** A question is out of vocabulary when its ratio is above this. */
  public static final double STRANGE_ABOVE = 0.5;

  /**
   * The defaults while there are no questions to tune on. Dense weight: nDCG@10 over the 3,421
   * train and valid questions of FeedbackQA was 64.4, 65.2, 65.2, 64.1 for 0.5 to 0.8. Title:
   * within 0.1 points of the best of 1 to 3 on the same data. Out-of-vocabulary questions: Korean
   * questions to the built-in sample score 0.77 with words only and 0.25 with a dense weight of
   * 0.7. Bigrams: the 5,774 questions of KorQuAD, on paragraphs without titles, score 95.3 for 0,
   * then 95.7, 95.8, 95.7 for 0.2 to 0.4.
   */
  public static final HybridWeights STANDARD = new HybridWeights(0.7, 0.1, 2, 0.3);

  /** Returns a copy with another title weight. */
  public HybridWeights withTitle(double other) {
    return new HybridWeights(dense, strange, other, pairs);
  }

  /** Returns a copy with another dense weight. */
  public HybridWeights withDense(double other) {
    return new HybridWeights(other, strange, title, pairs);
  }

  /** Returns a copy with another dense weight for out-of-vocabulary questions. */
  public HybridWeights withStrange(double other) {
    return new HybridWeights(dense, other, title, pairs);
  }

  /** Returns a copy with the same dense weight for all questions. */
  public HybridWeights withDenseForAll(double other) {
    return new HybridWeights(other, other, title, pairs);
  }

  /** Returns a copy with another bigram weight. */
  HybridWeights withPairs(double other) {
    return new HybridWeights(dense, strange, title, other);
  }

  /** The dense weight for a question with the given out-of-vocabulary ratio, 0 to 1. */
  public double denseFor(double outOfVocabularyRatio) {
    return outOfVocabularyRatio > STRANGE_ABOVE ? strange : dense;
  }
}
