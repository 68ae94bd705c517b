package dev.retune.feedback.mapping;

import java.util.List;

/**
 * Reason for rejecting a row, as a message key with arguments. Created without a stack trace, since
 * a file may have many.
 */
public final class RowRejectedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;
  private static final int NAMES_SHOWN = 300;

  private final String key;
  private final transient List<Object> args;

  public RowRejectedException(String key, Object... args) {
    super(key, null, false, false);
    this.key = key;
    this.args = List.of(args);
  }

  public String key() {
    return key;
  }

  public List<Object> args() {
    return args;
  }

  /** A value, truncated for use in a message. */
  public static String shown(String value) {
    return shown(value, SHOWN);
  }

  /** Same, truncated to the given number of characters. */
  static String shown(String value, int most) {
    String line = value.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
  }

  /** Column names, truncated for use in a message. */
  public static String shown(Iterable<String> names) {
    return shown(String.join(", ", names), NAMES_SHOWN);
  }
}
