package dev.retune.knowledge.model;

import java.util.regex.Pattern;

/**
 * The first line of a text that a language model has written. A text with it cannot be proposed, so
 * nothing goes live that no person has looked at.
 */
public final class DraftMark {
  private static final Pattern LINE = Pattern.compile("(?m)^\\h*\\[draft: .*\\]");

  private DraftMark() {}

  /**
   * A text with the mark.
   *
   * @param model who wrote it
   * @param hint what to do with it, in the reader's language
   */
  public static String on(String text, String model, String hint) {
    return "[draft: " + model.replaceAll("\\s+", " ") + "] " + hint + "\n\n" + text;
  }

  /** Whether a text still has the mark. */
  public static boolean isOn(String text) {
    return LINE.matcher(text).find();
  }
}
