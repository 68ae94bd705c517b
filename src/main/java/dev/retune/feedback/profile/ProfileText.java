package dev.retune.feedback.profile;

import dev.retune.common.i18n.Localized;
import java.util.Locale;

/** A sentence of a profile in both languages. */
public record ProfileText(String en, String ko) implements Localized {

  @Override
  public String in(Locale language) {
    return language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? ko : en;
  }
}
