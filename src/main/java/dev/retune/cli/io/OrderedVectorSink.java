package dev.retune.cli.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.embedding.model.Embedder.VectorSink;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes vectors in the order of their texts, although batches finish in any order. */
public final class OrderedVectorSink implements VectorSink {
  private static final int CHARS_PER_NUMBER = 14;

  private final EmbeddingInputReader lines;
  private final JsonMapper mapper;
  private final Consumer<String> out;
  private final Map<Long, float[]> early = new HashMap<>();
  private long due;
  private long cut;

  public OrderedVectorSink(EmbeddingInputReader lines, JsonMapper mapper, Consumer<String> out) {
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
    // written number by number, because building a JSON tree takes longer than computing the vector
    StringWriter text = new StringWriter(CHARS_PER_NUMBER * vector.length);
    try (JsonGenerator json = mapper.createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName("id");
      json.writeTree(lines.nextId());
      json.writeArrayFieldStart("embedding");
      for (float each : vector) {
        json.writeNumber(each);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  @Override
  public void cut(long position) {
    cut++;
  }

  /** Returns the number of texts that exceeded the model's input length. */
  public long cut() {
    return cut;
  }

  /** Returns the number of texts written. */
  public long written() {
    return due;
  }
}
