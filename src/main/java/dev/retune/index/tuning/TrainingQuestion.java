package dev.retune.index.tuning;

/** A training question. */
public final class TrainingQuestion {
  private final float[] vector;
  private final int[] chunks;
  private final int right;

  /**
   * Creates a question.
   *
   * @param vector of length one
   * @param chunks the chunks to compare, without repetition
   * @param right how many of them, at the start of the array, belong to relevant documents
   */
  public TrainingQuestion(float[] vector, int[] chunks, int right) {
    this.vector = vector;
    this.chunks = chunks;
    this.right = right;
  }

  float[] vector() {
    return vector;
  }

  int[] chunks() {
    return chunks;
  }

  int right() {
    return right;
  }
}
