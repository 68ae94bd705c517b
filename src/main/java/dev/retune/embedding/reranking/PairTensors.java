package dev.retune.embedding.reranking;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.retune.embedding.tokenizer.PairTokenizer.Pair;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The input tensors of one call: several pairs, padded to the same length. */
final class PairTensors implements AutoCloseable {
  private final Map<String, OnnxTensor> tensors = new HashMap<>();

  PairTensors(OrtEnvironment environment, Iterable<String> inputs, List<Pair> pairs)
      throws OrtException {
    int length = pairs.stream().mapToInt(pair -> pair.ids().length).max().orElseThrow();
    long[] shape = {pairs.size(), length};
    try {
      for (String name : inputs) {
        tensors.put(name, OnnxTensor.createTensor(environment, filled(name, pairs, length), shape));
      }
    } catch (OrtException e) {
      close();
      throw e;
    }
  }

  Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  private static LongBuffer filled(String input, List<Pair> pairs, int length) {
    LongBuffer buffer =
        ByteBuffer.allocateDirect(pairs.size() * length * Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .asLongBuffer();
    for (int row = 0; row < pairs.size(); row++) {
      Pair pair = pairs.get(row);
      switch (input) {
        case "input_ids" -> buffer.put(row * length, pair.ids());
        case "token_type_ids" -> buffer.put(row * length, pair.types());
        default -> {
          for (int i = 0; i < pair.ids().length; i++) {
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
