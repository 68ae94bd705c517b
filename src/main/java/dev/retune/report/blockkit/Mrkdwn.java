package dev.retune.report.blockkit;

import java.util.regex.Pattern;

/**
 * Slack's text format, "mrkdwn". Our own words may carry its marks; what users wrote is made
 * harmless first, so that it is shown as it was written, pings nobody and links nowhere.
 */
public final class Mrkdwn {
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}]+");
  // control, format (also those that turn the direction of writing), private and lone surrogates
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");
  private static final String ELLIPSIS = "…";

  private Mrkdwn() {}

  /** The three characters that Slack reads as control, as entities. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * What a user wrote, on one line, shortened and without power: marks and at-signs give way to
   * look-alikes that Slack does not read, and an address to one that is no link.
   *
   * @param longest in characters (code points), at least 1
   */
  public static String harmless(String text, int longest) {
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

  /** At most so many code points, the last of them an ellipsis when something was cut. */
  static String shorten(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)).stripTrailing() + ELLIPSIS;
  }

  /**
   * Escaped text cut to a limit in UTF-16 units at the end of a line, or failing that before an
   * entity or character that would be torn.
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
