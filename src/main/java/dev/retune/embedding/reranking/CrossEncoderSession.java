package dev.retune.embedding.reranking;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.onnx.OnnxSessionPool;
import dev.retune.embedding.onnx.TokenModelSession;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A single-threaded ONNX session that turns pairs into one number each. Not thread-safe. */
public final class CrossEncoderSession implements OnnxSessionPool.Session {
  private final Path file;
  private final TokenModelSession session;

  /**
   * Loads a model file.
   *
   * @throws InvalidInputException when it is not a model from token ids to numbers
   */
  public CrossEncoderSession(Path file, AcceleratorSelector accelerator) {
    this.file = file;
    session = new TokenModelSession(file, accelerator, outputs -> chosenOutput(file, outputs));
  }

  private static String chosenOutput(Path file, Map<String, TensorInfo> outputs) {
    return outputs.entrySet().stream()
        .filter(each -> isScore(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> notAReranker(file, outputs.keySet()));
  }

  private static boolean isScore(TensorInfo tensor) {
    return tensor.type == OnnxJavaType.FLOAT
        && tensor.getShape().length == 2
        && tensor.getShape()[1] <= 2;
  }

  private static InvalidInputException notAReranker(Path file, Collection<String> outputs) {
    return new InvalidInputException(
        "embedding.rerankerOutputs", file.toString(), String.join(", ", outputs));
  }

  /**
   * Runs a batch of pairs.
   *
   * @return for each pair the only output, or the second minus the first of two: the logarithm of
   *     the odds that the passage is relevant
   */
  public double[] run(List<TokenSequence> pairs) throws OrtException {
    return session.run(pairs, logits -> scores(logits, pairs.size()));
  }

  private double[] scores(OnnxTensor logits, int pairs) {
    long[] shape = logits.getInfo().getShape();
    if (shape.length != 2 || shape[0] != pairs || shape[1] < 1 || shape[1] > 2) {
      throw notAReranker(file, List.of(session.output()));
    }
    FloatBuffer values = logits.getFloatBuffer();
    double[] each = new double[pairs];
    for (int i = 0; i < each.length; i++) {
      each[i] = shape[1] == 1 ? values.get(i) : (double) values.get(2 * i + 1) - values.get(2 * i);
    }
    return each;
  }

  @Override
  public void close() {
    session.close();
  }
}
