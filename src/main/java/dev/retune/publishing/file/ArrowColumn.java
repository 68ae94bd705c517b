package dev.retune.publishing.file;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.retune.publishing.model.PublishedPassage;
import java.util.Locale;
import java.util.function.Function;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** The columns of an Arrow file, in their order. None of them has missing values. */
enum ArrowColumn {
  ID(PublishedPassage::id),
  NUMBER(2),
  FINGERPRINT(PublishedPassage::fingerprint),
  DOCUMENT(PublishedPassage::document),
  TITLE(PublishedPassage::title),
  SECTION(PublishedPassage::section),
  CONTENT(PublishedPassage::text),
  /** A list of fixed length, whose validity comes before the two buffers of its floats. */
  EMBEDDING(3);

  private static final int TEXT_BUFFERS = 3;
  private static final int LONG_BITS = 64;

  private final Function<PublishedPassage, String> text;
  private final int buffers;

  ArrowColumn(Function<PublishedPassage, String> text) {
    this.text = text;
    this.buffers = TEXT_BUFFERS;
  }

  ArrowColumn(int buffers) {
    this.text = _ -> "";
    this.buffers = buffers;
  }

  /** The name in the file. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isText() {
    return buffers == TEXT_BUFFERS && this != EMBEDDING;
  }

  String of(PublishedPassage passage) {
    return text.apply(passage);
  }

  /** The number of its first buffer in a batch. */
  int firstBuffer() {
    int before = 0;
    for (ArrowColumn each : values()) {
      if (each == this) {
        return before;
      }
      before += each.buffers;
    }
    throw new IllegalStateException(name());
  }

  /** The number of all buffers of a batch. */
  static int allBuffers() {
    return EMBEDDING.firstBuffer() + EMBEDDING.buffers;
  }

  /** Adds its description to a schema that is built. */
  int build(FlatBufferBuilder builder, int dimension) {
    return switch (this) {
      case NUMBER ->
          field(builder, column(), Type.Int, Int.createInt(builder, LONG_BITS, true), new int[0]);
      case EMBEDDING -> {
        int item =
            field(
                builder,
                "item",
                Type.FloatingPoint,
                FloatingPoint.createFloatingPoint(builder, Precision.SINGLE),
                new int[0]);
        yield field(
            builder,
            column(),
            Type.FixedSizeList,
            FixedSizeList.createFixedSizeList(builder, dimension),
            new int[] {item});
      }
      default -> {
        Utf8.startUtf8(builder);
        yield field(builder, column(), Type.Utf8, Utf8.endUtf8(builder), new int[0]);
      }
    };
  }

  private static int field(
      FlatBufferBuilder builder, String name, byte kind, int type, int[] children) {
    int named = builder.createString(name);
    int listed = Field.createChildrenVector(builder, children);
    return Field.createField(builder, named, false, kind, type, 0, listed, 0);
  }
}
