package dev.retune.embedding.onnx;

import dev.retune.embedding.model.ModelSpec.Pooling;

/** Combines token vectors into one vector, as sentence-transformers does. */
final class TokenPooler {
  private TokenPooler() {}

  /**
   * Pools the first {@code tokens} rows, excluding padding.
   *
   * @param hidden concatenated rows of token vectors
   * @param start index of the text's first number
   * @param tokens number of tokens of the text without padding, at least 1
   * @param width length of a row
   */
  static float[] pool(float[] hidden, int start, int tokens, int width, Pooling pooling) {
    float[] vector = new float[width];
    switch (pooling) {
      case CLS -> System.arraycopy(hidden, start, vector, 0, width);
      case LAST -> System.arraycopy(hidden, start + (tokens - 1) * width, vector, 0, width);
      case MEAN -> {
        for (int row = 0; row < tokens; row++) {
          int at = start + row * width;
          for (int i = 0; i < width; i++) {
            vector[i] += hidden[at + i];
          }
        }
        for (int i = 0; i < width; i++) {
          vector[i] /= tokens;
        }
      }
    }
    return vector;
  }

  /** Scales a vector to length one in place; a zero vector is unchanged. */
  static float[] normalize(float[] vector) {
    double squares = 0;
    for (float each : vector) {
      squares += (double) each * each;
    }
    float length = (float) Math.sqrt(squares);
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
    }
    return vector;
  }
}
