package dev.retune.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An ONNX session of a model that reads token ids, of which one output is read. Not thread-safe.
 */
public final class TokenModelSession implements AutoCloseable {
  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Map<String, TensorInfo> outputs;
  private final String output;

  /**
   * Loads a model file.
   *
   * @param choice chooses the output to read, or throws when none will do
   * @throws InvalidInputException when it does not read token ids
   */
  public TokenModelSession(
      Path file,
      AcceleratorSelector accelerator,
      Function<Map<String, TensorInfo>, String> choice) {
    environment = OnnxSession.environment();
    try (var options = accelerator.options()) {
      session = environment.createSession(file.toString(), options);
    } catch (OrtException e) {
      throw new InvalidInputException(e, "embedding.brokenModel", file.toString());
    }
    try {
      checkInputs(file);
      outputs = tensors();
      output = choice.apply(outputs);
    } catch (OrtException | InvalidInputException e) {
      close();
      throw e instanceof InvalidInputException known
          ? known
          : new InvalidInputException(e, "embedding.brokenModel", file.toString());
    }
  }

  private void checkInputs(Path file) throws OrtException {
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

  private Map<String, TensorInfo> tensors() throws OrtException {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    Map<String, NodeInfo> known = session.getOutputInfo();
    // in the order of the model file
    for (String name : session.getOutputNames()) {
      NodeInfo each = known.get(name);
      if (each != null && each.getInfo() instanceof TensorInfo tensor) {
        tensors.put(name, tensor);
      }
    }
    return tensors;
  }

  /** Name of the output that is read. */
  public String output() {
    return output;
  }

  /** Number of dimensions of the output that is read, as the model file states it. */
  int outputRank() {
    TensorInfo info = outputs.get(output);
    return info == null ? 0 : info.getShape().length;
  }

  /**
   * Runs a batch.
   *
   * @param batch shorter sequences are padded
   * @param read reads the output
   */
  public <R> R run(List<TokenSequence> batch, Function<OnnxTensor, R> read) throws OrtException {
    try (var tensors = new TensorBatch(environment, session.getInputNames(), batch);
        var result = session.run(tensors.tensors(), Set.of(output))) {
      return read.apply((OnnxTensor) result.get(0));
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
