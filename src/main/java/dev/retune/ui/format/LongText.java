package dev.retune.ui.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's text made ready to be shown whole, however long: cut into parts that are laid out one by
 * one as they come into sight. To be made away from the window's thread.
 *
 * @param text without characters that steer
 * @param parts the same, none longer than a few lines
 */
public record LongText(String text, List<String> parts) {
  /** What is laid out at once without being felt. */
  static final int SHORT = 4_000;

  private static final int PART = 400;

  /** Of what a user wrote. */
  public static LongText of(String raw) {
    String clean = DisplayText.shortened(raw, Integer.MAX_VALUE);
    return new LongText(clean, clean.length() <= SHORT ? List.of(clean) : parts(clean));
  }

  /** Whether it can be laid out at once. */
  public boolean isShort() {
    return parts.size() == 1;
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = end(text, from);
      parts.add(text.substring(from, to).stripTrailing());
      from = to;
    }
    return parts;
  }

  /** After a line's end if one is near, else after a blank, else between two characters. */
  private static int end(String text, int from) {
    int most = Math.min(text.length(), from + PART);
    if (most == text.length()) {
      return most;
    }
    int line = text.lastIndexOf('\n', most - 1);
    if (line > from) {
      return line + 1;
    }
    int blank = text.lastIndexOf(' ', most - 1);
    if (blank > from) {
      return blank + 1;
    }
    boolean between = Character.isHighSurrogate(text.charAt(most - 1));
    return between ? most - 1 : most;
  }
}
