package dev.retune.common.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One spelling for texts that read alike. macOS writes file names and titles with letters taken
 * apart (NFD), most others write them whole (NFC); Java tells the two apart.
 */
public final class TextNormalizer {
  private TextNormalizer() {}

  /** The text with its letters composed (Unicode NFC). */
  public static String composed(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** A key that texts share which differ in composition, case and white space only. */
  public static String key(String text) {
    return composed(text).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
