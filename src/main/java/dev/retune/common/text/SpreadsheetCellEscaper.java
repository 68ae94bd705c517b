package dev.retune.common.text;

import java.util.regex.Pattern;

/**
 * A cell that no spreadsheet computes when the file is opened, after OWASP's "CSV Injection". A
 * spreadsheet of another country parts the line at semicolons or tabs, and then quotes do not hold
 * a cell together: what follows a separator or a line break is treated as the beginning of a cell.
 */
public final class SpreadsheetCellEscaper {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?([eE][+-]?\\d+)?");
  // a sign of a formula, plain or full-width, at the beginning of a cell or of what may become one;
  // a number is left one
  private static final String BEFORE = "(?<=^|[;,|\\t\\r\\n\"])";
  private static final String AFTER =
      "(?=[ \\u00a0\\u3000'\"]*[=+\\-@＝＋－＠])" + "(?! *[+-]?\\d+([.,]\\d+)?[ .]*([;,|\\t\\r\\n]|$))";
  private static final Pattern FORMULA = Pattern.compile(BEFORE + AFTER);
  private static final Pattern MARKED = Pattern.compile(BEFORE + "'" + AFTER);
  // a cell that begins with a line break or a tab, or with apostrophes before one
  private static final Pattern BLANK = Pattern.compile("^(?='*[\\t\\r\\n])");
  private static final Pattern MARKED_BLANK = Pattern.compile("^'(?='*[\\t\\r\\n])");

  private SpreadsheetCellEscaper() {}

  /**
   * The cell with an apostrophe, which a spreadsheet takes for text, before each such beginning.
   */
  public static String harmless(String cell) {
    if (cell.isEmpty() || NUMBER.matcher(cell).matches()) {
      return cell;
    }
    String within = FORMULA.matcher(cell).replaceAll("'");
    return BLANK.matcher(within).replaceFirst("'");
  }

  /** The cell as it was before. */
  public static String original(String harmless) {
    return MARKED.matcher(MARKED_BLANK.matcher(harmless).replaceFirst("")).replaceAll("");
  }
}
