package dev.retune.publishing.file;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.retune.publishing.model.PublishedPassage;
import java.util.Locale;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** The columns of an Arrow file, in their order. None of them has missing values. */
enum ArrowColumn {
  ID(3),
  NUMBER(2),
  FINGERPRINT(3),
  DOCUMENT(3),
  TITLE(3),
  SECTION(3),
  CONTENT(3),
  /** A list of fixed length, whose validity comes before the two buffers of its floats. */
  EMBEDDING(3);

  private static final int LONG_BITS = 64;

  // validity first; texts have ends and letters, others their values
  private final int buffers;

  ArrowColumn(int buffers) {
    this.buffers = buffers;
  }

  /** The name in the file. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its text of a passage; empty for a column of numbers. */
  String of(PublishedPassage passage) {
    return switch (this) {
      case ID -> passage.id();
      case FINGERPRINT -> passage.fingerprint();
      case DOCUMENT -> passage.document();
      case TITLE -> passage.title();
      case SECTION -> passage.section();
      case CONTENT -> passage.text();
      case NUMBER, EMBEDDING -> "";
    };
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
