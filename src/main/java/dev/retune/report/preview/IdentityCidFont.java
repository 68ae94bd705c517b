package dev.retune.report.preview;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A copy of a CID-keyed OpenType font (CFF) in which every CID equals its glyph id. They differ in
 * the bundled font, and OpenPDF writes glyph ids where readers expect CIDs, so that many characters
 * would be blank.
 */
final class IdentityCidFont {
  private static final int TABLES_FROM = 12;
  private static final int TABLE = 16;
  // operators and operands of a CFF dictionary (Adobe Technical Note 5176)
  private static final int CHARSET = 15;
  private static final int ESCAPE = 12;
  private static final int LAST_OPERATOR = 21;
  private static final int REAL = 30;
  private static final byte RANGES = 2;

  private final ByteBuffer font;

  private IdentityCidFont(byte[] file) {
    this.font = ByteBuffer.wrap(file.clone());
  }

  static byte[] of(byte[] openType) {
    IdentityCidFont copy = new IdentityCidFont(openType);
    int glyphs = Short.toUnsignedInt(copy.font.getShort(copy.table("maxp") + 4));
    // one range over all glyphs but the first (.notdef)
    copy.font.position(copy.charset());
    copy.font.put(RANGES).putShort((short) 1).putShort((short) (glyphs - 2));
    return copy.font.array();
  }

  private int table(String name) {
    byte[] tag = new byte[4];
    int tables = font.getShort(4);
    for (int i = 0; i < tables; i++) {
      int entry = TABLES_FROM + i * TABLE;
      font.get(entry, tag);
      if (name.equals(new String(tag, StandardCharsets.US_ASCII))) {
        return font.getInt(entry + 8);
      }
    }
    throw new IllegalArgumentException("a font without " + name);
  }

  private int charset() {
    int cff = table("CFF ");
    int names = cff + Byte.toUnsignedInt(font.get(cff + 2));
    int dictionaries = element(names, count(names));
    font.position(element(dictionaries, 0));
    int end = element(dictionaries, 1);
    int operand = 0;
    while (font.position() < end) {
      int first = Byte.toUnsignedInt(font.get());
      if (first == CHARSET) {
        return cff + operand;
      }
      if (first == ESCAPE) {
        font.get();
      } else if (first > LAST_OPERATOR) {
        operand = operand(first);
      }
    }
    throw new IllegalArgumentException("a font without a charset");
  }

  private int operand(int first) {
    if (first == REAL) {
      while ((font.get() & 0xf) != 0xf) {
        // a real number ends with a half byte of ones
      }
      return 0;
    }
    return switch (first) {
      case 28 -> font.getShort();
      case 29 -> font.getInt();
      default -> {
        if (first <= 246) {
          yield first - 139;
        }
        int second = Byte.toUnsignedInt(font.get());
        yield first <= 250
            ? (first - 247) * 256 + second + 108
            : (251 - first) * 256 - second - 108;
      }
    };
  }

  private int count(int index) {
    return Short.toUnsignedInt(font.getShort(index));
  }

  /** The offset of an element of a CFF index; one after the last is the end of the index. */
  private int element(int index, int number) {
    int size = font.get(index + 2);
    int at = index + 3 + number * size;
    int offset = 0;
    for (int i = 0; i < size; i++) {
      offset = offset << 8 | Byte.toUnsignedInt(font.get(at + i));
    }
    return index + 2 + (count(index) + 1) * size + offset;
  }
}
