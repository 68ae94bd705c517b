package dev.retune.embedding.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A single-threaded ONNX session that turns token ids into one vector per text. Not thread-safe.
 */
public final class OnnxSession implements OnnxSessionPool.Session {
  private final ModelFolder folder;
  private final TokenModelSession session;

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
    session =
        new TokenModelSession(folder.onnx(), accelerator, outputs -> chosenOutput(folder, outputs));
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

  /** The output to read; rank 3 holds token vectors, rank 2 vectors of texts. */
  private static String chosenOutput(ModelFolder folder, Map<String, TensorInfo> outputs) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    outputs.forEach(
        (name, tensor) -> {
          if (isFloat(tensor.type)) {
            ranks.put(name, tensor.getShape().length);
          }
        });
    if (ranks.getOrDefault("sentence_embedding", 0) == 2) {
      return "sentence_embedding";
    }
    // token vectors take precedence: BERT's pooler_output is trained for another task
    for (int rank : folder.settings().projected() ? new int[] {2} : new int[] {3, 2}) {
      for (String name : ranks.keySet()) {
        if (ranks.getOrDefault(name, 0) == rank && !name.equals("pooler_output")) {
          return name;
        }
      }
    }
    throw new InvalidInputException(
        "embedding.outputs", folder.onnx().toString(), String.join(", ", outputs.keySet()));
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
    return session.run(
        texts.stream().map(TokenSequence::ofText).toList(), tensor -> vectors(tensor, texts));
  }

  private List<float[]> vectors(OnnxTensor tensor, List<long[]> texts) {
    long[] shape = tensor.getInfo().getShape();
    int rank = session.outputRank();
    if (shape.length != rank || shape[0] != texts.size()) {
      throw new InvalidInputException(
          "embedding.outputs", folder.onnx().toString(), session.output());
    }
    int width = Math.toIntExact(shape[shape.length - 1]);
    int rows = rank == 3 ? Math.toIntExact(shape[1]) : 1;
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
    session.close();
  }
}
