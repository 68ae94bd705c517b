package dev.retune.index.model;

/**
 * How a hybrid search weighs what it finds; none of it is in the files, so that another weighing
 * needs no other build.
 *
 * @param dense weight of the vectors' score, 0 to 1; the words have the rest
 * @param strange the same for a question that the model's tokenizer does not know, see {@link
 *     dev.retune.embedding.model.Embedder#outOfVocabularyRatio}: such a question's vector says
 *     little
 * @param title how much more a word counts in title and section than in the text, 1 and up
 * @param pairs what a pair of neighbouring letters counts against a word, 0 and up; only scripts
 *     that join words have pairs, see {@link KoreanEnglishAnalyzer}
 */
public record HybridWeights(double dense, double strange, double title, double pairs) {
  /** A question counts as strange when more of it than this is. */
  public static final double STRANGE_ABOVE = 0.5;

  /**
   * What holds while no questions are known to choose by. Vectors and words: the 3,421 train and
   * valid questions of FeedbackQA gave 64.4, 65.2, 65.2, 64.1 for 0.5 to 0.8. Title: best of 1 to 3
   * there, but for 0.1 points. Strange questions: Korean ones to the built-in sample find 0.77 by
   * words alone and 0.25 with 0.7. Pairs: of paragraphs without titles, KorQuAD's 5,774 questions
   * find theirs by words with 95.3 for 0, then 95.7, 95.8, 95.7 for 0.2 to 0.4.
   */
  public static final HybridWeights STANDARD = new HybridWeights(0.7, 0.1, 2, 0.3);

  /** The same with another weight of titles. */
  public HybridWeights withTitle(double other) {
    return new HybridWeights(dense, strange, other, pairs);
  }

  /** The same with another weight of the vectors. */
  public HybridWeights withDense(double other) {
    return new HybridWeights(other, strange, title, pairs);
  }

  /** The same with another weight of the vectors for strange questions. */
  public HybridWeights withStrange(double other) {
    return new HybridWeights(dense, other, title, pairs);
  }

  /** The same with the weight of the vectors for all questions. */
  public HybridWeights withDenseForAll(double other) {
    return new HybridWeights(other, other, title, pairs);
  }

  /** The same with another weight of pairs. */
  HybridWeights withPairs(double other) {
    return new HybridWeights(dense, strange, title, other);
  }

  /** The weight of the vectors' score for a question of this {@code strangeness}, 0 to 1. */
  public double denseFor(double strangeness) {
    return strangeness > STRANGE_ABOVE ? strange : dense;
  }
}
