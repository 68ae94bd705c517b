package dev.retune.common.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Normalizes text that looks the same. macOS writes file names and titles in decomposed form (NFD),
 * most other systems in composed form (NFC), and Java compares them as different.
 */
public final class TextNormalizer {
  private TextNormalizer() {}

  /** Returns the text in composed form (Unicode NFC). */
  public static String composed(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Returns a key that is equal for texts that differ only in composition, case and white space.
   */
  public static String key(String text) {
    return composed(text).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
