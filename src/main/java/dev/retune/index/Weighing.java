package dev.retune.index;

/**
 * How a hybrid search weighs what it finds; none of it is in the files, so that another weighing
 * needs no other build.
 *
 * @param dense weight of the vectors' score, 0 to 1; the words have the rest
 * @param strange the same for a question that the model's tokenizer does not know, see {@link
 *     dev.retune.embed.Embedder#strangeness}: such a question's vector says little
 * @param title how much more a word counts in title and section than in the text, 1 and up
 */
public record Weighing(double dense, double strange, double title) {
  /** A question counts as strange when more of it than this is. */
  public static final double STRANGE_ABOVE = 0.5;

  /**
   * What holds while no questions are known to choose by. Vectors and words: the 3,421 train and
   * valid questions of FeedbackQA gave 64.4, 65.2, 65.2, 64.1 for 0.5 to 0.8. Title: best of 1 to 3
   * there, but for 0.1 points. Strange questions: Korean ones to the built-in sample find 0.77 by
   * words alone and 0.25 with 0.7.
   */
  public static final Weighing STANDARD = new Weighing(0.7, 0.1, 2);

  /** The weight of the vectors' score for a question of this {@code strangeness}, 0 to 1. */
  double denseFor(double strangeness) {
    return strangeness > STRANGE_ABOVE ? strange : dense;
  }
}
