package dev.retune.publishing.file;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * How messages stand in an Arrow file: a mark, the length of their description, the description and
 * the data, each filled up to a boundary; at the end a footer that says where the batches are.
 *
 * <p>After the <a href="https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format">IPC
 * file format</a>. What messages say is built by Arrow's own classes; its library that also writes
 * batches would need {@code --add-opens} and {@code sun.misc.Unsafe}.
 */
final class ArrowFrame {
  /** A file begins with this, filled up to eight bytes, and ends with it. */
  static final String MAGIC = "ARROW1";

  /** Where the first message begins. */
  static final int START = 8;

  /** Mark and length of a message. */
  static final int PREFIX = 8;

  static final int CONTINUED = -1;

  // readers that map a file into memory want data at such places
  private static final int BOUNDARY = 64;

  private ArrowFrame() {}

  /** A place of a batch, its description with the prefix, and its data, in bytes. */
  record BatchPlace(long offset, int description, long data) {
    /** Where its data begin. */
    long dataStart() {
      return offset + description;
    }

    /** Where the next message begins. */
    long end() {
      return dataStart() + data;
    }
  }

  /** The next boundary at or after a place. */
  static long boundary(long place) {
    return (place + BOUNDARY - 1) / BOUNDARY * BOUNDARY;
  }

  static ByteBuffer littleEndian(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The beginning of a file. */
  static ByteBuffer start(ArrowSchema schema) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    ByteBuffer message = message(builder, MessageHeader.Schema, schema.build(builder), 0, START);
    return littleEndian(START + (long) message.remaining())
        .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
        .position(START)
        .put(message)
        .flip();
  }

  /**
   * A message without its data.
   *
   * @param header what it is about, which the builder has
   * @param data length of the data that follow, in bytes
   * @param place where it begins in the file
   */
  static ByteBuffer message(
      FlatBufferBuilder builder, byte kind, int header, long data, long place) {
    builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, header, data, 0));
    ByteBuffer said = builder.dataBuffer();
    long length = boundary(place + PREFIX + said.remaining()) - place - PREFIX;
    return littleEndian(PREFIX + length)
        .putInt(CONTINUED)
        .putInt((int) length)
        .put(said)
        .position(0);
  }

  /** The end of a file. */
  static ByteBuffer end(ArrowSchema schema, List<BatchPlace> batches) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int described = schema.build(builder);
    Footer.startDictionariesVector(builder, 0);
    int dictionaries = builder.endVector();
    Footer.startRecordBatchesVector(builder, batches.size());
    // vectors are built from their end
    batches
        .reversed()
        .forEach(
            batch -> Block.createBlock(builder, batch.offset(), batch.description(), batch.data()));
    int listed = builder.endVector();
    builder.finish(
        Footer.createFooter(builder, MetadataVersion.V5, described, dictionaries, listed, 0));
    ByteBuffer footer = builder.dataBuffer();
    return littleEndian(PREFIX + (long) footer.remaining() + Integer.BYTES + MAGIC.length())
        .putInt(CONTINUED)
        .putInt(0)
        .put(footer.duplicate())
        .putInt(footer.remaining())
        .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
        .flip();
  }
}
