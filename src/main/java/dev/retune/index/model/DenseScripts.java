package dev.retune.index.model;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Scripts that say more in a character than an alphabet does. */
public final class DenseScripts {
  private static final Set<UnicodeScript> SCRIPTS =
      EnumSet.of(
          UnicodeScript.HANGUL, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private DenseScripts() {}

  /** Whether most letters of a text are Hangul, Han or Kana. */
  public static boolean prevailIn(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long dense =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> SCRIPTS.contains(UnicodeScript.of(c)))
            .count();
    return 2 * dense > letters;
  }
}
