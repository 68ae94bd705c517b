package dev.retune.embedding.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The input tensors of one call: token ids of several sequences, padded to the same length. */
public final class TensorBatch implements AutoCloseable {
  private final Map<String, OnnxTensor> tensors = new HashMap<>();

  /**
   * Copies the sequences into native memory.
   *
   * @param inputs names of the model's inputs; those of BERT-like models are supported
   */
  public TensorBatch(
      OrtEnvironment environment, Iterable<String> inputs, List<TokenSequence> sequences)
      throws OrtException {
    int length = sequences.stream().mapToInt(each -> each.ids().length).max().orElseThrow();
    long[] shape = {sequences.size(), length};
    try {
      for (String name : inputs) {
        tensors.put(
            name, OnnxTensor.createTensor(environment, filled(name, sequences, length), shape));
      }
    } catch (OrtException e) {
      close();
      throw e;
    }
  }

  public Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  private static LongBuffer filled(String input, List<TokenSequence> sequences, int length) {
    LongBuffer buffer =
        ByteBuffer.allocateDirect(sequences.size() * length * Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    for (int row = 0; row < sequences.size(); row++) {
      TokenSequence sequence = sequences.get(row);
      switch (input) {
        case "input_ids" -> buffer.put(row * length, sequence.ids());
        case "token_type_ids" -> buffer.put(row * length, sequence.types());
        default -> {
          for (int i = 0; i < sequence.ids().length; i++) {
            buffer.put(row * length + i, 1);
          }
        }
      }
    }
    return buffer;
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
