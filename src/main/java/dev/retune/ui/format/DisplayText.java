package dev.retune.ui.format;

import java.util.regex.Pattern;

/** Sanitizes user text for labels: one line, limited length, no control characters. */
public final class DisplayText {
  private static final int LINE = 400;
  // Precompiled, because tables call this for every cell.
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  // Bidirectional overrides are removed, since they can reorder the surrounding text.
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

  private DisplayText() {}

  /** Returns one line of at most 400 characters, longer text ending in an ellipsis. */
  public static String line(String text) {
    return BLANKS.matcher(shortened(text, LINE)).replaceAll(" ").strip();
  }

  /** Keeps line breaks and tabs but removes terminal and bidirectional control characters. */
  public static String shortened(String text, int most) {
    String cut = text;
    if (text.length() > most) {
      int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
      cut = text.substring(0, end) + "…";
    }
    return STEERING.matcher(cut).replaceAll("");
  }
}
