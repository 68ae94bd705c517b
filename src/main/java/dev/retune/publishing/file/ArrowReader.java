package dev.retune.publishing.file;

import dev.retune.publishing.file.ArrowFrame.BatchPlace;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** Reads the files that {@link ArrowFiles} writes, a column of a batch at a time. */
final class ArrowReader implements Closeable {
  private final FileChannel channel;
  private final long size;

  private ArrowReader(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  static ArrowReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new ArrowReader(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private ByteBuffer read(long place, long length) throws IOException {
    if (length < 0 || place < 0 || place + length > size) {
      throw new EOFException("it ends too early");
    }
    ByteBuffer bytes = ArrowFrame.littleEndian(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, place + bytes.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return bytes.flip();
  }

  private boolean hasMagic(long place) throws IOException {
    int length = ArrowFrame.MAGIC.length();
    return place >= 0
        && place + length <= size
        && StandardCharsets.US_ASCII
            .decode(read(place, length))
            .toString()
            .equals(ArrowFrame.MAGIC);
  }

  /** Length of the description of the message at a place; 0 at the end of all. */
  private int described(long place) throws IOException {
    ByteBuffer prefix = read(place, ArrowFrame.PREFIX);
    if (prefix.getInt() != ArrowFrame.CONTINUED) {
      throw new IOException("no message at " + place);
    }
    return prefix.getInt();
  }

  private Message message(long place, int length) throws IOException {
    return Message.getRootAsMessage(read(place + ArrowFrame.PREFIX, length));
  }

  ArrowSchema schema() throws IOException {
    if (!hasMagic(0)) {
      throw new IOException("not an Arrow file");
    }
    Message message = message(ArrowFrame.START, described(ArrowFrame.START));
    if (!(message.header(new Schema()) instanceof Schema schema)) {
      throw new IOException("no schema");
    }
    return ArrowSchema.read(schema);
  }

  /** Where the batches are: as the footer says, or found one after another while there is none. */
  List<BatchPlace> batches() throws IOException {
    long magic = size - ArrowFrame.MAGIC.length();
    return magic > ArrowFrame.START && hasMagic(magic) ? listed(magic) : found();
  }

  private List<BatchPlace> listed(long magic) throws IOException {
    int length = read(magic - Integer.BYTES, Integer.BYTES).getInt();
    Footer footer = Footer.getRootAsFooter(read(magic - Integer.BYTES - length, length));
    List<BatchPlace> places = new ArrayList<>();
    for (int i = 0; i < footer.recordBatchesLength(); i++) {
      Block block = footer.recordBatches(i);
      places.add(new BatchPlace(block.offset(), block.metaDataLength(), block.bodyLength()));
    }
    return places;
  }

  private List<BatchPlace> found() throws IOException {
    List<BatchPlace> places = new ArrayList<>();
    long place = ArrowFrame.START + ArrowFrame.PREFIX + (long) described(ArrowFrame.START);
    while (place < size) {
      int length = described(place);
      BatchPlace batch =
          new BatchPlace(place, ArrowFrame.PREFIX + length, message(place, length).bodyLength());
      places.add(batch);
      place = batch.end();
      if (place > size) {
        throw new EOFException("it ends within a batch");
      }
    }
    return places;
  }

  private RecordBatch batch(BatchPlace place) throws IOException {
    Message message = message(place.offset(), place.description() - ArrowFrame.PREFIX);
    if (!(message.header(new RecordBatch()) instanceof RecordBatch batch)
        || batch.buffersLength() != ArrowColumn.allBuffers()) {
      throw new IOException("no batch at " + place.offset());
    }
    return batch;
  }

  private ByteBuffer buffer(BatchPlace place, RecordBatch batch, int number) throws IOException {
    Buffer buffer = batch.buffers(number);
    return read(place.dataStart() + buffer.offset(), buffer.length());
  }

  /** A column of texts of a batch. */
  List<String> texts(BatchPlace place, ArrowColumn column) throws IOException {
    RecordBatch batch = batch(place);
    int first = column.firstBuffer();
    ByteBuffer ends = buffer(place, batch, first + 1);
    ByteBuffer joined = buffer(place, batch, first + 2);
    List<String> texts = new ArrayList<>();
    int from = ends.getInt();
    for (long i = 0; i < batch.length(); i++) {
      int to = ends.getInt();
      texts.add(StandardCharsets.UTF_8.decode(joined.slice(from, to - from)).toString());
      from = to;
    }
    return texts;
  }

  /** All floats of a batch, one vector after another. */
  FloatBuffer vectors(BatchPlace place) throws IOException {
    return buffer(place, batch(place), ArrowColumn.allBuffers() - 1).asFloatBuffer();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
