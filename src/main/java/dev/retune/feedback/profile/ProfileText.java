package dev.retune.feedback.profile;

import java.util.Locale;

/** A sentence of a profile in both languages. */
public record ProfileText(String en, String ko) {

  /** The sentence in a language; English unless it is Korean. */
  public String in(Locale language) {
    return language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? ko : en;
  }
}
