package dev.retune.feedback.format;

import dev.retune.feedback.mapping.RowRejectedException;
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
  private final byte[] read = new byte[USUAL];
  private int at;
  private int end;
  private byte[] line = new byte[USUAL];
  private int length;
  private boolean tooLong;
  private long number;

  ByteLineReader(Path file, RowEncoding encoding) throws IOException {
    this.encoding = encoding;
    in = Files.newInputStream(file);
    end = in.readNBytes(read, 0, USUAL);
    int mark = RowEncoding.MARK.length;
    if (end >= mark && Arrays.equals(read, 0, mark, RowEncoding.MARK, 0, mark)) {
      at = mark;
    }
  }

  private boolean isMore() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(read));
    }
    return at < end;
  }

  /** The first character that is not blank, without reading its line; 0 when there is none. */
  char firstCharacter() throws IOException {
    while (isMore()
        && (read[at] == ' ' || read[at] == '\t' || read[at] == '\r' || read[at] == '\n')) {
      at++;
    }
    return at < end ? (char) (read[at] & 0xff) : 0;
  }

  /** Advances to the next line; false at the end of the file. */
  boolean next() throws IOException {
    if (line.length > USUAL && length < USUAL) {
      line = new byte[USUAL];
    }
    length = 0;
    tooLong = false;
    if (!isMore()) {
      return false;
    }
    number++;
    boolean ended = false;
    while (!ended && isMore()) {
      int from = at;
      while (at < end && read[at] != '\n') {
        at++;
      }
      append(from, at - from);
      ended = at < end;
      at += ended ? 1 : 0;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  private void append(int from, int count) {
    int kept = Math.min(count, LONGEST - length);
    tooLong |= kept < count;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(length + kept, line.length * 2)));
    }
    System.arraycopy(read, from, line, length, kept);
    length += kept;
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
