package dev.retune.persistence;

import java.time.Instant;
import java.util.Optional;

/** Makes values storable in every database, so that what is read back equals what was written. */
public final class StorableText {
  private static final char REPLACEMENT = '\ufffd';

  private StorableText() {}

  /**
   * NUL, which PostgreSQL cannot store, and halves of surrogate pairs, which are no characters,
   * become U+FFFD.
   */
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

  public static Optional<String> text(Optional<String> text) {
    return text.map(StorableText::text);
  }

  /** To the microsecond, which is what both databases hold. */
  public static Instant time(Instant at) {
    return SqlTime.micros(at);
  }

  public static Optional<Instant> time(Optional<Instant> at) {
    return at.map(StorableText::time);
  }
}
