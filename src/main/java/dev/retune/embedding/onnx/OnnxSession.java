package dev.retune.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.folder.ModelFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A single-threaded ONNX session that turns token ids into one vector per text. Not thread-safe.
 */
public final class OnnxSession implements OnnxSessionPool.Session {
  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

  private final ModelFolder folder;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Output output;

  /** The output to read; rank 3 holds token vectors, rank 2 vectors of texts. */
  private record Output(String name, int rank) {}

  /**
   * Loads a model file.
   *
   * @throws InvalidInputException when it is not a model from token ids to vectors
   */
  public OnnxSession(ModelFolder folder) {
    this(folder, AcceleratorSelector.none());
  }

  /** Loads a model file for a device. */
  OnnxSession(ModelFolder folder, AcceleratorSelector accelerator) {
    this.folder = folder;
    environment = environment();
    try (var options = accelerator.options()) {
      session = environment.createSession(folder.onnx().toString(), options);
    } catch (OrtException e) {
      throw new InvalidInputException(e, "embedding.brokenModel", folder.onnx().toString());
    }
    try {
      checkInputs();
      output = chooseOutput();
    } catch (OrtException | InvalidInputException e) {
      close();
      throw e instanceof InvalidInputException known
          ? known
          : new InvalidInputException(e, "embedding.brokenModel", folder.onnx().toString());
    }
  }

  /**
   * Parallel single-threaded sessions have a higher throughput than one session with more threads.
   */
  public static OrtSession.SessionOptions options() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  public static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "retune");
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
          "embedding.inputs", folder.onnx().toString(), String.join(", ", inputs.keySet()));
    }
  }

  private Output chooseOutput() throws OrtException {
    Map<String, Integer> ranks = new HashMap<>();
    for (NodeInfo each : session.getOutputInfo().values()) {
      if (each.getInfo() instanceof TensorInfo tensor && isFloat(tensor.type)) {
        ranks.put(each.getName(), tensor.getShape().length);
      }
    }
    if (ranks.getOrDefault("sentence_embedding", 0) == 2) {
      return new Output("sentence_embedding", 2);
    }
    // token vectors take precedence: BERT's pooler_output is trained for another task
    for (int rank : folder.settings().projected() ? new int[] {2} : new int[] {3, 2}) {
      for (String name : session.getOutputNames()) {
        if (ranks.getOrDefault(name, 0) == rank && !name.equals("pooler_output")) {
          return new Output(name, rank);
        }
      }
    }
    throw new InvalidInputException(
        "embedding.outputs", folder.onnx().toString(), String.join(", ", session.getOutputNames()));
  }

  private static boolean isFloat(OnnxJavaType type) {
    return switch (type) {
      case FLOAT, FLOAT16, BFLOAT16 -> true;
      default -> false;
    };
  }

  /**
   * Runs a batch of texts.
   *
   * @param texts token ids of each text, not empty; shorter texts are padded
   * @return a vector for each text, in the same order
   */
  public List<float[]> run(List<long[]> texts) throws OrtException {
    try (var batch = new TensorBatch(environment, session.getInputNames(), texts);
        var result = session.run(batch.tensors(), Set.of(output.name()))) {
      return vectors((OnnxTensor) result.get(0), texts);
    }
  }

  private List<float[]> vectors(OnnxTensor tensor, List<long[]> texts) {
    long[] shape = tensor.getInfo().getShape();
    if (shape.length != output.rank() || shape[0] != texts.size()) {
      throw new InvalidInputException("embedding.outputs", folder.onnx().toString(), output.name());
    }
    int width = Math.toIntExact(shape[shape.length - 1]);
    int rows = output.rank() == 3 ? Math.toIntExact(shape[1]) : 1;
    // a single copy out of native memory for the whole batch
    float[] hidden = tensor.getFloatBuffer().array();
    var settings = folder.settings();
    float[][] vectors = new float[texts.size()][];
    for (int i = 0; i < vectors.length; i++) {
      int tokens = Math.min(rows, texts.get(i).length);
      float[] vector =
          TokenPooler.pool(hidden, i * rows * width, tokens, width, settings.pooling());
      vectors[i] = settings.normalize() ? TokenPooler.normalize(vector) : vector;
    }
    return List.of(vectors);
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
