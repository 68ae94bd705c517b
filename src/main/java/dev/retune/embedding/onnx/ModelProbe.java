package dev.retune.embedding.onnx;

import ai.onnxruntime.OrtException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.quantization.QuantizationScaleFixer;
import dev.retune.embedding.tokenizer.ModelTokenizer;
import dev.retune.embedding.tokenizer.TokenizerVocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Properties of a model that are found by running it.
 *
 * @param dimension length of its vectors
 * @param batchInvariant whether a text's vector is independent of the other texts in its batch.
 *     Dynamically quantized models are not, because they scale each layer by the largest value in
 *     the batch: for int8 all-MiniLM-L6-v2 the cosine of a text's vectors alone and in a batch of
 *     four is 0.993 in the median and 0.985 at worst. Since vectors are reused by the hash of their
 *     text, such models run through {@link QuantizationScaleFixer} or, if that fails, one text at a
 *     time.
 */
public record ModelProbe(int dimension, boolean batchInvariant) {
  private static final String TEXT = "A short text.";
  private static final String MATE = "A longer one! 가나다 12345 (beside it) ".repeat(4);

  /** The longest input tried, because the memory of attention grows quadratically. */
  private static final int LONGEST = 2048;

  private static final double SAME = 1 - 1e-6;

  /**
   * Probes a model.
   *
   * @throws InvalidInputException when its files or settings do not match
   */
  public static ModelProbe of(ModelFolder folder) {
    int most = folder.settings().maxTokens();
    int highest = TokenizerVocabulary.of(folder.tokenizer()).highest();
    try (var tokenizer = new ModelTokenizer(folder.tokenizer());
        var model = new OnnxSession(folder)) {
      long[] text = tokenizer.ids(TEXT, most);
      float[] alone =
          tried(
              model,
              text,
              e -> new InvalidInputException(e, "embedding.cannotRun", folder.onnx().toString()));
      long[] last = text.clone();
      last[last.length / 2] = highest;
      tried(
          model,
          last,
          e ->
              new InvalidInputException(
                  e,
                  "embedding.vocabulary",
                  folder.tokenizer().toString(),
                  String.valueOf(highest),
                  folder.onnx().getFileName().toString()));
      long[] longest = new long[Math.min(most, LONGEST)];
      Arrays.fill(longest, text[text.length / 2]);
      tried(
          model,
          longest,
          e ->
              new InvalidInputException(
                  e, "embedding.tooLong", folder.onnx().toString(), longest.length));
      return new ModelProbe(
          alone.length, batchInvariant(model, text, alone, tokenizer.ids(MATE, text.length)));
    }
  }

  private static float[] tried(
      OnnxSession model, long[] ids, Function<OrtException, InvalidInputException> otherwise) {
    try {
      return model.run(List.of(ids)).getFirst();
    } catch (OrtException e) {
      throw otherwise.apply(e);
    }
  }

  private static boolean batchInvariant(
      OnnxSession model, long[] text, float[] alone, long[] mate) {
    try {
      float[] together = model.run(List.of(text, mate)).getFirst();
      return cosine(alone, together) >= SAME;
    } catch (OrtException e) {
      // exported with a batch size of one
      return false;
    }
  }

  public static double cosine(float[] a, float[] b) {
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

  /** The probe as text, for caching. */
  public String written() {
    return dimension + " " + batchInvariant;
  }

  /** Parses the result of {@link #written}. */
  public static ModelProbe read(String written) {
    String[] parts = written.split(" ", 2);
    return new ModelProbe(Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]));
  }
}
