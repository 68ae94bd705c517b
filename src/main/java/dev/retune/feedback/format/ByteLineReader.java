package dev.retune.feedback.format;

import dev.retune.feedback.mapping.RowRejectedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a file line by line as bytes; memory is bounded by the longest accepted line. */
final class ByteLineReader implements AutoCloseable {
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final int USUAL = 64 * 1024;

  private final InputStream in;
  private final RowEncoding encoding;
  private byte[] line = new byte[USUAL];
  private int length;
  private boolean tooLong;
  private long number;

  ByteLineReader(Path file, RowEncoding encoding) throws IOException {
    this.encoding = encoding;
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(RowEncoding.MARK.length);
    if (!Arrays.equals(in.readNBytes(RowEncoding.MARK.length), RowEncoding.MARK)) {
      in.reset();
    }
  }

  /** Advances to the next line; false at the end of the file. */
  boolean next() throws IOException {
    if (line.length > USUAL && length < USUAL) {
      line = new byte[USUAL];
    }
    length = 0;
    tooLong = false;
    int b = in.read();
    if (b < 0) {
      return false;
    }
    number++;
    while (b >= 0 && b != '\n') {
      append((byte) b);
      b = in.read();
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  private void append(byte b) {
    if (length == LONGEST) {
      tooLong = true;
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, line.length * 2);
    }
    line[length++] = b;
  }

  /** Whether its first character is the given one. */
  boolean startsWith(char wanted) {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return line[i] == wanted;
      }
    }
    return false;
  }

  /** Whether the line is blank. */
  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Line number, counted from 1. */
  long number() {
    return number;
  }

  /**
   * The decoded text of the line.
   *
   * @throws RowRejectedException when it is in another encoding or too long
   */
  String text() throws RowRejectedException {
    if (tooLong) {
      throw new RowRejectedException("feedback.row.lineTooLong", LONGEST / 1024 / 1024);
    }
    return encoding.decode(line, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
