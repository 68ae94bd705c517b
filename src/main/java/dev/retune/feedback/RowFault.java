package dev.retune.feedback;

import java.util.List;

/** Why a row is rejected, as a message key and its arguments; cheap, for there may be many. */
final class RowFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  private final String key;
  private final transient List<Object> args;

  RowFault(String key, Object... args) {
    super(key, null, false, false);
    this.key = key;
    this.args = List.of(args);
  }

  String key() {
    return key;
  }

  List<Object> args() {
    return args;
  }

  /** A value as it may be shown in a sentence. */
  static String shown(String value) {
    String line = value.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.codePointCount(0, line.length()) <= SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
