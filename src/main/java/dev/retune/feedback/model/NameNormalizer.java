package dev.retune.feedback.model;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Compares table and column names by letters and digits only: {@code userMessage} equals {@code
 * user_message}.
 */
public final class NameNormalizer {
  private NameNormalizer() {}

  public static String normal(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(normal::appendCodePoint);
    return normal.toString();
  }

  /** Index of a name in a list; an exact match takes precedence over a normalized one. */
  public static OptionalInt indexOf(List<String> names, String wanted) {
    int exact = names.indexOf(wanted);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    String normal = normal(wanted);
    for (int i = 0; i < names.size(); i++) {
      if (!normal.isEmpty() && normal(names.get(i)).equals(normal)) {
        return OptionalInt.of(i);
      }
    }
    for (int i = 0; i < names.size(); i++) {
      // "user_message (question)" is user_message with an annotation
      int note = names.get(i).indexOf('(');
      if (note > 0 && !normal.isEmpty() && normal(names.get(i).substring(0, note)).equals(normal)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
