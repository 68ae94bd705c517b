package dev.retune.feedback.format;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.RowRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encoding of a file of rows; must be a superset of ASCII, so that commas and line breaks are found
 * before decoding. Malformed input is reported, never replaced.
 */
public record RowEncoding(Charset charset) {
  static final RowEncoding UTF_8 = new RowEncoding(StandardCharsets.UTF_8);

  /** UTF-8 byte order mark. */
  static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final String KOREAN = "MS949";
  private static final int START = 1_000;
  private static final int BLOCK = 1 << 16;
  private static final int LINE = 1 << 20;

  /**
   * UTF-8, the default.
   *
   * @throws InvalidInputException when the file as a whole is in another encoding
   */
  public static RowEncoding checkedUtf8(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START);
      refuseWide(file, start);
      Lines lines = new Lines();
      lines.take(start, start.length);
      lines.take(in);
      lines.check(file);
    }
    return UTF_8;
  }

  /**
   * The encoding with a name.
   *
   * @throws InvalidInputException when it is unknown or not a superset of ASCII
   */
  public static RowEncoding named(String name) {
    return new RowEncoding(charset(name));
  }

  private static Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name.equalsIgnoreCase("cp949") ? KOREAN : name.strip());
      if (Arrays.equals("a,\n".getBytes(charset), "a,\n".getBytes(StandardCharsets.US_ASCII))) {
        return charset;
      }
      throw new InvalidInputException("feedback.encodingWide", name);
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedOperationException e) {
      throw new InvalidInputException(e, "feedback.encodingUnknown", name);
    }
  }

  private static void refuseWide(Path file, byte[] start) {
    boolean marked =
        start.length > 1
            && ((start[0] == (byte) 0xff && start[1] == (byte) 0xfe)
                || (start[0] == (byte) 0xfe && start[1] == (byte) 0xff));
    // without a byte order mark, UTF-16 is recognized by every other byte of Latin text being 0
    int zeros = 0;
    for (byte b : start) {
      zeros += b == 0 ? 1 : 0;
    }
    if (marked || (start.length >= 4 && zeros > start.length / 4)) {
      throw new InvalidInputException("feedback.utf16", file.toString());
    }
  }

  /**
   * Counts non-ASCII lines. Some undecodable lines are rejected individually; if none can be
   * decoded, the file is rejected.
   */
  private static final class Lines {
    private final byte[] line = new byte[LINE];
    private int length;
    private boolean plain = true;
    private boolean tooLong;
    private boolean right;
    private long wrong;
    private long korean;

    /** Reads until a line is UTF-8, or to the end. */
    void take(InputStream in) throws IOException {
      byte[] block = new byte[BLOCK];
      int read = in.read(block);
      while (read >= 0 && !right) {
        take(block, read);
        read = in.read(block);
      }
    }

    void take(byte[] block, int count) {
      int from = 0;
      while (from < count && !right) {
        int to = from;
        int signs = 0;
        while (to < count && block[to] != '\n') {
          signs |= block[to++];
        }
        plain &= signs >= 0;
        int kept = Math.min(to - from, LINE - length);
        tooLong |= kept < to - from;
        System.arraycopy(block, from, line, length, kept);
        length += kept;
        if (to < count) {
          end();
        }
        from = to + 1;
      }
    }

    void check(Path file) {
      end();
      if (!right && korean > 0 && korean == wrong) {
        throw new InvalidInputException("feedback.encodingKorean", file.toString());
      }
      if (!right && wrong > 1) {
        throw new InvalidInputException("feedback.encodingOther", file.toString());
      }
    }

    private void end() {
      boolean marked =
          length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
      // a byte order mark alone is not text
      int from = marked ? MARK.length : 0;
      if (!plain && !tooLong && !isAscii(from)) {
        if (decoded(StandardCharsets.UTF_8, line, from, length).isPresent()) {
          right = true;
        } else {
          wrong++;
          korean += isKorean(from) ? 1 : 0;
        }
      }
      length = 0;
      plain = true;
      tooLong = false;
    }

    private boolean isAscii(int from) {
      for (int i = from; i < length; i++) {
        if (line[i] < 0) {
          return false;
        }
      }
      return true;
    }

    private boolean isKorean(int from) {
      return decoded(Charset.forName(KOREAN), line, from, length)
          .filter(text -> text.codePoints().anyMatch(c -> c >= 0xac00 && c <= 0xd7a3))
          .isPresent();
    }
  }

  private static Optional<String> decoded(Charset charset, byte[] bytes, int from, int to) {
    try {
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  String decode(byte[] bytes, int length) throws RowRejectedException {
    return decoded(charset, bytes, 0, length)
        .orElseThrow(() -> new RowRejectedException("feedback.row.encoding", charset.name()));
  }

  /** Decodes text whose bytes were read as one character each. */
  String ofLatin1(String latin1) throws RowRejectedException {
    for (int i = 0; i < latin1.length(); i++) {
      if (latin1.charAt(i) >= 0x80) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return decode(bytes, bytes.length);
      }
    }
    return latin1;
  }
}
