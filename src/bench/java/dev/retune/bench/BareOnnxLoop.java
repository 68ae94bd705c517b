package dev.retune.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A baseline with ONNX sessions only: Retune's batches, tokenized in advance, run by one thread and
 * session per core, with outputs copied. No reading, tokenizing, pooling or hand-over.
 */
final class BareOnnxLoop implements AutoCloseable {
  private static final int WINDOW = 1024;
  private static final int TEXTS = 32;
  private static final int TOKENS = 320;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final List<OrtSession> sessions = new ArrayList<>();
  private final List<List<long[]>> batches = new ArrayList<>();

  /**
   * Tokenizes the texts.
   *
   * @param models Retune's model folder, already initialized
   */
  BareOnnxLoop(Path models, List<String> texts) throws IOException, OrtException {
    try (var options = new OrtSession.SessionOptions();
        Stream<Path> copies = Files.list(models.resolve("fixed-scales"))) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      String model = copies.findFirst().orElseThrow().toString();
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        sessions.add(environment.createSession(model, options));
      }
    }
    try (var tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(models.resolve("builtin/tokenizer.json"))
            .optTruncation(false)
            .optPadding(false)
            .build()) {
      List<long[]> ids =
          texts.stream().map(text -> tokenizer.encode(text, true, false).getIds()).toList();
      for (int from = 0; from < ids.size(); from += WINDOW) {
        batch(ids.subList(from, Math.min(ids.size(), from + WINDOW)));
      }
    }
  }

  private void batch(List<long[]> window) {
    List<long[]> batch = new ArrayList<>();
    for (long[] ids :
        window.stream()
            .sorted(Comparator.comparingInt((long[] a) -> a.length).reversed())
            .toList()) {
      if (batch.size() == TEXTS
          || (!batch.isEmpty()
              && (batch.getFirst().length != ids.length
                  || ids.length * (batch.size() + 1) > TOKENS))) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(ids);
    }
    batches.add(batch);
  }

  /** Runs all batches once. */
  void run() throws InterruptedException {
    Queue<List<long[]>> left = new ConcurrentLinkedQueue<>(batches);
    List<Thread> threads =
        sessions.stream()
            .map(session -> Thread.ofPlatform().start(() -> work(session, left)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(OrtSession session, Queue<List<long[]>> left) {
    for (List<long[]> batch = left.poll(); batch != null; batch = left.poll()) {
      int length = batch.getFirst().length;
      Map<String, OnnxTensor> inputs = new HashMap<>();
      try {
        for (String name : session.getInputNames()) {
          Function<long[], long[]> row =
              switch (name) {
                case "input_ids" -> ids -> ids;
                case "attention_mask" -> ids -> java.util.Arrays.stream(ids).map(_ -> 1).toArray();
                default -> ids -> new long[ids.length];
              };
          LongBuffer buffer =
              ByteBuffer.allocateDirect(batch.size() * length * Long.BYTES)
                  .order(ByteOrder.nativeOrder())
                  .asLongBuffer();
          for (int i = 0; i < batch.size(); i++) {
            buffer.put(i * length, row.apply(batch.get(i)));
          }
          inputs.put(
              name,
              OnnxTensor.createTensor(environment, buffer, new long[] {batch.size(), length}));
        }
        try (var result = session.run(inputs)) {
          ((OnnxTensor) result.get(0)).getFloatBuffer();
        }
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }
  }

  @Override
  public void close() throws OrtException {
    for (OrtSession session : sessions) {
      session.close();
    }
  }
}
