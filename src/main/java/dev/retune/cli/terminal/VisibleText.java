package dev.retune.cli.terminal;

import java.util.Locale;

/**
 * Makes text of others safe to print: characters that command a terminal, or that change the order
 * in which others are shown, become escapes such as {@code \u001b}. In JSON they mean the same.
 */
final class VisibleText {
  private VisibleText() {}

  static String of(String text) {
    if (text.chars().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      boolean endsLine = at == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isHidden(at) && !endsLine) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) at));
      } else {
        shown.append(at);
      }
    }
    return shown.toString();
  }

  private static boolean isHidden(int c) {
    if (c == '\n' || c == '\t') {
      return false;
    }
    return Character.isISOControl(c)
        || c == 0x061C // marks, embeddings, overrides and isolates of writing direction
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x206F);
  }
}
