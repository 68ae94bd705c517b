package dev.retune.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.embed.Embedder.VectorSink;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes vectors in the order of their texts, though they come as batches are done. */
final class InOrder implements VectorSink {
  private final EmbedLines lines;
  private final JsonMapper mapper;
  private final Consumer<String> out;
  private final Map<Long, float[]> early = new HashMap<>();
  private long due;

  InOrder(EmbedLines lines, JsonMapper mapper, Consumer<String> out) {
    this.lines = lines;
    this.mapper = mapper;
    this.out = out;
  }

  @Override
  public void accept(long position, float[] vector) {
    early.put(position, vector);
    for (float[] ready = early.remove(due); ready != null; ready = early.remove(due)) {
      due++;
      out.accept(line(ready));
    }
  }

  private String line(float[] vector) {
    try {
      var object = mapper.createObjectNode();
      object.set("id", lines.nextId());
      object.set("embedding", mapper.valueToTree(vector));
      return mapper.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
