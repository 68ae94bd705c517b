package dev.retune.report.blockkit;

import java.util.regex.Pattern;

/**
 * Escapes text for Slack's format, "mrkdwn". Retune's own sentences may contain formatting; user
 * input is neutralised, so that it is displayed as written without mentions or links.
 */
public final class Mrkdwn {
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}]+");
  // control, format (including direction marks), private-use characters and unpaired surrogates
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");
  private static final String ELLIPSIS = "…";

  private Mrkdwn() {}

  /** Replaces Slack's three control characters by entities. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Neutralises user input: one line, truncated, with formatting characters and at-signs replaced
   * by look-alikes and addresses changed so that they are not linked.
   *
   * @param longest maximum length in code points, at least 1
   */
  public static String escapeShortened(String text, int longest) {
    String line = UNSEEN.matcher(GAPS.matcher(text).replaceAll(" ")).replaceAll("").strip();
    String defused =
        shorten(line, longest)
            .replace('*', '∗')
            .replace('_', '＿')
            .replace('~', '∼')
            .replace('`', '‘')
            .replace('@', '＠')
            .replace('#', '＃')
            .replace("://", ":/ /");
    return escape(defused);
  }

  /** Truncates to a number of code points, with an ellipsis when something was cut. */
  static String shorten(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)).stripTrailing() + ELLIPSIS;
  }

  /**
   * Truncates escaped text to a number of UTF-16 units, preferably at the end of a line and never
   * within an entity or a surrogate pair.
   */
  public static String fit(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - ELLIPSIS.length();
    int line = text.lastIndexOf('\n', end);
    if (line > 0) {
      return text.substring(0, line + 1) + ELLIPSIS;
    }
    int entity = text.lastIndexOf('&', end - 1);
    if (entity >= 0 && text.indexOf(';', entity) >= end) {
      end = entity;
    }
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
