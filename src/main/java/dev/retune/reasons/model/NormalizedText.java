package dev.retune.reasons.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text reduced to its words: lower case, only letters and digits, and Korean syllables
 * decomposed, so that a stem also matches inflected forms.
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

  /** Without spaces, because spacing varies between Korean writers. */
  public String squeezed() {
    return spaced.replace(" ", "");
  }

  /** Whether it contains Korean. */
  public boolean korean() {
    return HANGUL.matcher(spaced).find();
  }
}
