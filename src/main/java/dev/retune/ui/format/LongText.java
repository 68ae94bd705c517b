package dev.retune.ui.format;

import java.util.ArrayList;
import java.util.List;

/**
 * User text prepared for display at any length: split into parts that are laid out as they scroll
 * into view. Prepare it off the JavaFX thread.
 *
 * @param text the text without control characters
 * @param parts the same text in parts of a few lines at most
 */
public record LongText(String text, List<String> parts) {
  /** Longest text that lays out without a noticeable delay. */
  static final int SHORT = 4_000;

  private static final int PART = 400;

  /** Prepares a user's text. */
  public static LongText of(String raw) {
    String clean = DisplayText.shortened(raw, Integer.MAX_VALUE);
    return new LongText(clean, clean.length() <= SHORT ? List.of(clean) : parts(clean));
  }

  /** Returns whether the text can be laid out at once. */
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

  /** Splits after a nearby line end, else after a blank, else between characters. */
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
