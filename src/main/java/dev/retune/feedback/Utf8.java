package dev.retune.feedback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: what is wrongly encoded is told, not replaced. */
final class Utf8 {
  /** The byte order mark. */
  static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private Utf8() {}

  static String decode(byte[] bytes, int length) throws RowFault {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RowFault("feedback.row.encoding");
    }
  }

  /** The text whose UTF-8 bytes were read as one character each. */
  static String ofLatin1(String latin1) throws RowFault {
    for (int i = 0; i < latin1.length(); i++) {
      if (latin1.charAt(i) >= 0x80) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return decode(bytes, bytes.length);
      }
    }
    return latin1;
  }
}
