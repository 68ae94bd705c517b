package dev.retune.reasons.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text brought down to its words: lower case, other signs than letters and digits gone, Korean
 * syllables taken apart, so that a stem is found in its inflected forms too.
 *
 * @param spaced the words with one space around each
 */
public record NormalizedText(String spaced) {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

  public static NormalizedText of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return new NormalizedText(" " + NO_WORD.matcher(plain).replaceAll(" ").strip() + " ");
  }

  /** Without any space: writers of Korean differ in where they put them. */
  public String squeezed() {
    return spaced.replace(" ", "");
  }

  /** Whether any of it is Korean. */
  public boolean korean() {
    return HANGUL.matcher(spaced).find();
  }
}
