package dev.retune.embedding.reranking;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.onnx.OnnxSession;
import dev.retune.embedding.onnx.OnnxSessionPool;
import dev.retune.embedding.tokenizer.PairTokenizer.Pair;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A single-threaded ONNX session that turns pairs into one number each. Not thread-safe. */
public final class CrossEncoderSession implements OnnxSessionPool.Session {
  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

  private final Path file;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;

  /**
   * Loads a model file.
   *
   * @throws InvalidInputException when it is not a model from token ids to numbers
   */
  public CrossEncoderSession(Path file, AcceleratorSelector accelerator) {
    this.file = file;
    environment = OnnxSession.environment();
    try (var options = accelerator.options()) {
      session = environment.createSession(file.toString(), options);
    } catch (OrtException e) {
      throw new InvalidInputException(e, "embedding.brokenModel", file.toString());
    }
    try {
      checkInputs();
      output = chooseOutput();
    } catch (OrtException | InvalidInputException e) {
      close();
      throw e instanceof InvalidInputException known
          ? known
          : new InvalidInputException(e, "embedding.brokenModel", file.toString());
    }
  }

  private void checkInputs() throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    boolean understood =
        INPUTS.containsAll(inputs.keySet())
            && inputs.containsKey("input_ids")
            && inputs.values().stream()
                .allMatch(
                    each ->
                        each.getInfo() instanceof TensorInfo tensor
                            && tensor.type == OnnxJavaType.INT64);
    if (!understood) {
      throw new InvalidInputException(
          "embedding.inputs", file.toString(), String.join(", ", inputs.keySet()));
    }
  }

  private String chooseOutput() throws OrtException {
    for (NodeInfo each : session.getOutputInfo().values()) {
      if (each.getInfo() instanceof TensorInfo tensor
          && tensor.type == OnnxJavaType.FLOAT
          && tensor.getShape().length == 2
          && tensor.getShape()[1] <= 2) {
        return each.getName();
      }
    }
    throw notAReranker();
  }

  private InvalidInputException notAReranker() {
    return new InvalidInputException(
        "embedding.rerankerOutputs", file.toString(), String.join(", ", session.getOutputNames()));
  }

  /**
   * Runs a batch of pairs.
   *
   * @return for each pair the only output, or the second minus the first of two: the logarithm of
   *     the odds that the passage is relevant
   */
  public double[] run(List<Pair> pairs) throws OrtException {
    try (var tensors = new PairTensors(environment, session.getInputNames(), pairs);
        var result = session.run(tensors.tensors(), Set.of(output))) {
      OnnxTensor logits = (OnnxTensor) result.get(0);
      long[] shape = logits.getInfo().getShape();
      if (shape.length != 2 || shape[0] != pairs.size() || shape[1] < 1 || shape[1] > 2) {
        throw notAReranker();
      }
      FloatBuffer values = logits.getFloatBuffer();
      double[] each = new double[pairs.size()];
      for (int i = 0; i < each.length; i++) {
        each[i] =
            shape[1] == 1 ? values.get(i) : (double) values.get(2 * i + 1) - values.get(2 * i);
      }
      return each;
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("session closed twice", e);
    }
  }
}
