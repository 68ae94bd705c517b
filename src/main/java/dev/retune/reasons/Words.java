package dev.retune.reasons;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text brought down to its words: lower case, other signs than letters and digits gone, Korean
 * syllables taken apart, so that a stem is found in its inflected forms too.
 *
 * @param spaced the words with one space around each
 */
record Words(String spaced) {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

  static Words of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return new Words(" " + NO_WORD.matcher(plain).replaceAll(" ").strip() + " ");
  }

  /** Without any space: writers of Korean differ in where they put them. */
  String squeezed() {
    return spaced.replace(" ", "");
  }

  /** Whether any of it is Korean. */
  boolean korean() {
    return HANGUL.matcher(spaced).find();
  }
}
