package dev.retune.embedding.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The input tensors of one call: token ids of several texts, padded to the same length. */
public final class TensorBatch implements AutoCloseable {
  private final Map<String, OnnxTensor> tensors = new HashMap<>();

  /**
   * Copies the texts into native memory.
   *
   * @param inputs names of the model's inputs; those of BERT-like models are supported
   * @param texts token ids of each text, not empty
   */
  public TensorBatch(OrtEnvironment environment, Iterable<String> inputs, List<long[]> texts)
      throws OrtException {
    int length = texts.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    long[] shape = {texts.size(), length};
    try {
      for (String name : inputs) {
        tensors.put(name, OnnxTensor.createTensor(environment, filled(name, texts, length), shape));
      }
    } catch (OrtException e) {
      close();
      throw e;
    }
  }

  public Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  private static LongBuffer filled(String input, List<long[]> texts, int length) {
    LongBuffer buffer =
        ByteBuffer.allocateDirect(texts.size() * length * Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    for (int row = 0; row < texts.size(); row++) {
      long[] ids = texts.get(row);
      switch (input) {
        case "input_ids" -> buffer.put(row * length, ids);
        case "attention_mask" -> {
          for (int i = 0; i < ids.length; i++) {
            buffer.put(row * length + i, 1);
          }
        }
        default -> {} // one segment: all zero
      }
    }
    return buffer;
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
