package dev.retune.ui.format;

import java.util.regex.Pattern;

/**
 * Users' texts as a label may show them: one line, of bounded length, without control characters.
 */
public final class DisplayText {
  private static final int LINE = 400;
  // compiled once: a table asks for every cell it draws
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  // overrides of direction are dropped: with them one text could rearrange the words beside it
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

  private DisplayText() {}

  /** One line of at most 400 characters; a longer text ends in an ellipsis. */
  public static String line(String text) {
    return BLANKS.matcher(shortened(text, LINE)).replaceAll(" ").strip();
  }

  /** Line breaks and tabs stay; characters that steer a terminal or turn the writing round go. */
  public static String shortened(String text, int most) {
    String cut = text;
    if (text.length() > most) {
      int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
      cut = text.substring(0, end) + "…";
    }
    return STEERING.matcher(cut).replaceAll("");
  }
}
