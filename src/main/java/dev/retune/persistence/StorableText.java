package dev.retune.persistence;

import java.time.Instant;

/** Adjusts values so that every database stores them and reads them back unchanged. */
public final class StorableText {
  private static final char REPLACEMENT = '\ufffd';

  private StorableText() {}

  /** Replaces NUL, which PostgreSQL cannot store, and unpaired surrogates by U+FFFD. */
  public static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == 0 || Character.isSurrogate(c)) && !isSound(text, i)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static boolean isSound(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c != 0;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      clean.append(isSound(text, i) ? text.charAt(i) : REPLACEMENT);
    }
    return clean.toString();
  }

  /** Truncates to the microsecond, the precision of both databases. */
  public static Instant time(Instant at) {
    return SqlTime.micros(at);
  }
}
