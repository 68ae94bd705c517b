package dev.retune.publishing.file;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.retune.publishing.model.PublishedPassage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** Some passages as a message of an Arrow file: each column as one piece. */
final class ArrowBatch {
  private final List<PublishedPassage> passages;
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private final List<Long> places = new ArrayList<>();
  private long length;

  ArrowBatch(List<PublishedPassage> passages) {
    this.passages = passages;
    for (ArrowColumn column : ArrowColumn.values()) {
      // nothing is missing, which an empty buffer says
      add(ByteBuffer.allocate(0));
      switch (column) {
        case NUMBER -> addNumbers();
        case EMBEDDING -> {
          add(ByteBuffer.allocate(0));
          addVectors();
        }
        default -> addTexts(column);
      }
    }
  }

  private void add(ByteBuffer buffer) {
    buffers.add(buffer);
    places.add(length);
    length = ArrowFrame.boundary(length + buffer.remaining());
  }

  private void addNumbers() {
    ByteBuffer numbers = ArrowFrame.littleEndian((long) passages.size() * Long.BYTES);
    passages.forEach(passage -> numbers.putLong(PassageFiles.number(passage.id())));
    add(numbers.flip());
  }

  private void addVectors() {
    long values = passages.stream().mapToLong(passage -> passage.vector().length).sum();
    ByteBuffer vectors = ArrowFrame.littleEndian(values * Float.BYTES);
    for (PublishedPassage passage : passages) {
      for (float value : passage.vector()) {
        vectors.putFloat(value);
      }
    }
    add(vectors.flip());
  }

  private void addTexts(ArrowColumn column) {
    List<byte[]> texts =
        passages.stream()
            .map(passage -> column.of(passage).getBytes(StandardCharsets.UTF_8))
            .toList();
    ByteBuffer ends = ArrowFrame.littleEndian((texts.size() + 1L) * Integer.BYTES);
    ByteBuffer joined =
        ArrowFrame.littleEndian(texts.stream().mapToLong(text -> text.length).sum());
    ends.putInt(0);
    for (byte[] text : texts) {
      joined.put(text);
      ends.putInt(joined.position());
    }
    add(ends.flip());
    add(joined.flip());
  }

  /**
   * The message with its data.
   *
   * @param place where it begins in the file
   */
  ByteBuffer[] at(long place) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    RecordBatch.startBuffersVector(builder, buffers.size());
    for (int i = buffers.size() - 1; i >= 0; i--) {
      Buffer.createBuffer(builder, places.get(i), buffers.get(i).remaining());
    }
    int listed = builder.endVector();
    int columns = ArrowColumn.values().length;
    RecordBatch.startNodesVector(builder, columns + 1);
    // the last one is of the floats within the lists
    FieldNode.createFieldNode(builder, passages.size() * dimension(), 0);
    for (int i = 0; i < columns; i++) {
      FieldNode.createFieldNode(builder, passages.size(), 0);
    }
    int nodes = builder.endVector();
    int batch = RecordBatch.createRecordBatch(builder, passages.size(), nodes, listed, 0, 0);
    ByteBuffer message =
        ArrowFrame.message(builder, MessageHeader.RecordBatch, batch, length, place);
    ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(length));
    for (int i = 0; i < buffers.size(); i++) {
      data.position(Math.toIntExact(places.get(i))).put(buffers.get(i).duplicate());
    }
    return new ByteBuffer[] {message, data.rewind()};
  }

  private long dimension() {
    return passages.isEmpty() ? 0 : passages.getFirst().vector().length;
  }
}
