package dev.retune.feedback.format;

import dev.retune.common.error.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-level access to a CSV file that can resume at any line. Each byte is mapped to one
 * character, so rows are split before they are decoded and a wrong encoding affects only its own
 * row.
 */
final class CsvByteSource {
  private static final int LONGEST_HEADER = 1_000_000;
  private static final String DELIMITERS = ",;\t|";
  // the line with which spreadsheets declare the delimiter
  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final Path file;
  private final String header;
  private final char delimiter;
  private boolean marked;
  // byte position of a known line start
  private long line;
  private long offset;

  CsvByteSource(Path file) throws IOException {
    this.file = file;
    skipMark();
    line = 1;
    String first = readHeader();
    Matcher separator = SEPARATOR.matcher(first);
    if (separator.matches()) {
      goTo(line + 1);
      first = readHeader();
    }
    header = first;
    delimiter = separator.matches() ? separator.group(1).charAt(0) : guess(header);
    goTo(line + 1 + LINE_END.matcher(header).results().count());
  }

  private void skipMark() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(RowEncoding.MARK.length);
      if (Arrays.equals(start, RowEncoding.MARK)) {
        offset = start.length;
        marked = true;
      }
    }
  }

  /** The first non-empty line, including continuation lines of quoted names. */
  private String readHeader() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = reader()) {
      boolean quoted = false;
      boolean start = true;
      int c = reader.read();
      while (c >= 0 && text.length() < LONGEST_HEADER) {
        boolean end = c == '\n' || c == '\r';
        if (end && !quoted && !text.toString().isBlank()) {
          break;
        }
        // a quote within an unquoted name is an ordinary character
        if (c == '"' && (quoted || start)) {
          quoted = !quoted;
        }
        start = end || DELIMITERS.indexOf(c) >= 0;
        text.append((char) c);
        c = reader.read();
      }
      if (quoted) {
        throw new InvalidInputException("feedback.headerQuote", file.toString());
      }
    }
    if (text.toString().isBlank()) {
      throw new InvalidInputException("feedback.fileEmpty", file.toString());
    }
    String names = text.toString().stripLeading();
    goTo(
        line
            + LINE_END
                .matcher(text.substring(0, text.length() - names.length()))
                .results()
                .count());
    return names;
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

  /** The header line, one character per byte. */
  String header() {
    return header;
  }

  /** Whether the file starts with a byte order mark. */
  boolean isMarked() {
    return marked;
  }

  char delimiter() {
    return delimiter;
  }

  /** Number of the line at which {@link #reader} starts. */
  long line() {
    return line;
  }

  /** Advances to a later line. */
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

  /** A reader that starts at the current line. */
  Reader reader() throws IOException {
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(Math.min(offset, Files.size(file)));
    return new InputStreamReader(new BufferedInputStream(in, 1 << 16), StandardCharsets.ISO_8859_1);
  }
}
