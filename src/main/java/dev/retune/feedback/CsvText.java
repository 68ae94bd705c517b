package dev.retune.feedback;

import dev.retune.fault.BadInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A CSV file as bytes, of which reading can begin at any line: each byte is one character, so that
 * rows are found first and decoded after, and a wrong encoding costs only its row.
 */
final class CsvText {
  private static final int LONGEST_HEADER = 1_000_000;
  private static final String DELIMITERS = ",;\t|";

  private final Path file;
  private final String header;
  private final char delimiter;
  // where a line begins that is known already
  private long line;
  private long offset;

  CsvText(Path file) throws IOException {
    this.file = file;
    skipMark();
    line = 1;
    header = readHeader();
    delimiter = guess(header);
    goTo(2);
  }

  private void skipMark() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(Utf8.MARK.length);
      if (Arrays.equals(start, Utf8.MARK)) {
        offset = start.length;
      }
      boolean utf16 =
          start.length > 1
              && ((start[0] == (byte) 0xff && start[1] == (byte) 0xfe)
                  || (start[0] == (byte) 0xfe && start[1] == (byte) 0xff));
      if (utf16) {
        throw new BadInput("feedback.utf16", file.toString());
      }
    }
  }

  private String readHeader() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = reader()) {
      int c = reader.read();
      while (c >= 0 && c != '\n' && c != '\r' && text.length() < LONGEST_HEADER) {
        text.append((char) c);
        c = reader.read();
      }
    }
    if (text.toString().isBlank()) {
      throw new BadInput("feedback.fileEmpty", file.toString());
    }
    return text.toString();
  }

  private static char guess(String header) {
    String outside = header.replaceAll("\"[^\"]*\"", "");
    char best = DELIMITERS.charAt(0);
    for (int i = 1; i < DELIMITERS.length(); i++) {
      if (count(outside, DELIMITERS.charAt(i)) > count(outside, best)) {
        best = DELIMITERS.charAt(i);
      }
    }
    return best;
  }

  private static long count(String text, int wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** The first line; its bytes as one character each. */
  String header() {
    return header;
  }

  char delimiter() {
    return delimiter;
  }

  /** The line that {@link #reader} begins with. */
  long line() {
    return line;
  }

  /** Moves on to a later line. */
  void goTo(long wanted) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      in.skipNBytes(Math.min(offset, Files.size(file)));
      int b = 0;
      while (line < wanted && b >= 0) {
        b = in.read();
        offset++;
        if (b == '\r') {
          in.mark(1);
          if (in.read() == '\n') {
            offset++;
          } else {
            in.reset();
          }
        }
        if (b == '\r' || b == '\n') {
          line++;
        }
      }
    }
  }

  /** Reads from the line gone to. */
  Reader reader() throws IOException {
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(Math.min(offset, Files.size(file)));
    return new InputStreamReader(new BufferedInputStream(in, 1 << 16), StandardCharsets.ISO_8859_1);
  }
}
