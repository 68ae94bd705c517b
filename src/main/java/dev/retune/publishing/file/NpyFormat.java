package dev.retune.publishing.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** NumPy's file format, version 1.0, for little-endian arrays in C order. */
final class NpyFormat {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  // the data begin at a multiple of this, so that they can be mapped into memory
  private static final int ALIGNMENT = 64;

  private NpyFormat() {}

  /** The header of an array of floats. */
  static byte[] floats(long rows, int columns) {
    return header("'<f4'", "(" + rows + ", " + columns + ")");
  }

  /** The header of a list of 64-bit numbers. */
  static byte[] longs(long rows) {
    return header("'<i8'", "(" + rows + ",)");
  }

  private static byte[] header(String type, String shape) {
    String text = "{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }";
    int fixed = MAGIC.length + Short.BYTES;
    // at least one line feed ends it
    int length = (fixed + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - fixed;
    String padded = text + " ".repeat(length - text.length() - 1) + "\n";
    return ByteBuffer.allocate(fixed + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) length)
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** The length of a header, by its first bytes. */
  static int headerLength(byte[] start) throws IOException {
    for (int i = 0; i < MAGIC.length; i++) {
      if (start.length <= i || start[i] != MAGIC[i]) {
        throw new IOException("not a NumPy file");
      }
    }
    int length =
        ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC.length) & 0xffff;
    return MAGIC.length + Short.BYTES + length;
  }
}
