package dev.retune.common.text;

import java.util.regex.Pattern;

/**
 * Escapes cells so that no spreadsheet evaluates them as formulas, after OWASP's "CSV Injection".
 * In some locales lines are split at semicolons or tabs regardless of quotes, so text after a
 * separator or a line break counts as the start of a cell.
 */
public final class SpreadsheetCellEscaper {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?([eE][+-]?\\d+)?");
  // a formula character, plain or full-width, at the start of a cell or of what may become one;
  // numbers are left unchanged
  private static final String BEFORE = "(?<=^|[;,|\\t\\r\\n\"])";
  private static final String AFTER =
      "(?=[ \\u00a0\\u3000'\"]*[=+\\-@＝＋－＠])" + "(?! *[+-]?\\d+([.,]\\d+)?[ .]*([;,|\\t\\r\\n]|$))";
  private static final Pattern FORMULA = Pattern.compile(BEFORE + AFTER);
  private static final Pattern MARKED = Pattern.compile(BEFORE + "'" + AFTER);
  // a cell that starts with a line break or a tab, or with apostrophes before one
  private static final Pattern BLANK = Pattern.compile("^(?='*[\\t\\r\\n])");
  private static final Pattern MARKED_BLANK = Pattern.compile("^'(?='*[\\t\\r\\n])");

  private SpreadsheetCellEscaper() {}

  /** Adds an apostrophe, which marks text in spreadsheets, before each such start. */
  public static String harmless(String cell) {
    if (cell.isEmpty() || NUMBER.matcher(cell).matches()) {
      return cell;
    }
    String within = FORMULA.matcher(cell).replaceAll("'");
    return BLANK.matcher(within).replaceFirst("'");
  }

  /** Returns the cell before escaping. */
  public static String original(String harmless) {
    return MARKED.matcher(MARKED_BLANK.matcher(harmless).replaceFirst("")).replaceAll("");
  }
}
