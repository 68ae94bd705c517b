package dev.retune.embed;

import ai.onnxruntime.OrtException;
import dev.retune.fault.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What only running a model tells.
 *
 * @param dimension length of its vectors
 * @param steady whether a text gets the same vector whatever texts of its length are in its batch.
 *     Models that are quantised while they run are not: they scale each layer by the largest value
 *     in the whole batch. For int8 all-MiniLM-L6-v2 a text's vectors alone and among three others
 *     have a cosine of 0.993 in the median and 0.985 at worst. Vectors are reused by the hash of
 *     their text, so such models work with {@link FixedScales} or, where that fails, on one text at
 *     a time.
 */
record Probe(int dimension, boolean steady) {
  private static final String TEXT = "A short text.";
  private static final String MATE = "A longer one! 가나다 12345 (beside it) ".repeat(4);

  /** Longest input tried; attention's memory grows with its square. */
  private static final int LONGEST = 2048;

  private static final double SAME = 1 - 1e-6;

  /**
   * Tries the model.
   *
   * @throws BadInput when the two files do not fit each other or the settings
   */
  static Probe of(ModelFolder folder) {
    int most = folder.settings().maxTokens();
    int highest = Vocabulary.of(folder.tokenizer()).highest();
    try (var tokens = new Tokens(folder.tokenizer());
        var model = new OnnxModel(folder)) {
      long[] text = tokens.ids(TEXT, most);
      float[] alone =
          tried(model, text, e -> new BadInput(e, "embed.cannotRun", folder.onnx().toString()));
      long[] last = text.clone();
      last[last.length / 2] = highest;
      tried(
          model,
          last,
          e ->
              new BadInput(
                  e,
                  "embed.vocabulary",
                  folder.tokenizer().toString(),
                  String.valueOf(highest),
                  folder.onnx().getFileName().toString()));
      long[] longest = new long[Math.min(most, LONGEST)];
      Arrays.fill(longest, text[text.length / 2]);
      tried(
          model,
          longest,
          e -> new BadInput(e, "embed.tooLong", folder.onnx().toString(), longest.length));
      return new Probe(alone.length, steady(model, text, alone, tokens.ids(MATE, text.length)));
    }
  }

  private static float[] tried(
      OnnxModel model, long[] ids, Function<OrtException, BadInput> otherwise) {
    try {
      return model.run(List.of(ids)).getFirst();
    } catch (OrtException e) {
      throw otherwise.apply(e);
    }
  }

  private static boolean steady(OnnxModel model, long[] text, float[] alone, long[] mate) {
    try {
      float[] together = model.run(List.of(text, mate)).getFirst();
      return cosine(alone, together) >= SAME;
    } catch (OrtException e) {
      // exported for one text at a time
      return false;
    }
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      squares += (double) a[i] * a[i];
      others += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(squares * others);
  }

  /** For keeping. */
  String written() {
    return dimension + " " + steady;
  }

  /** What {@link #written} wrote. */
  static Probe read(String written) {
    String[] parts = written.split(" ", 2);
    return new Probe(Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]));
  }
}
