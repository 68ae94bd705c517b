package dev.retune.common.i18n;

import java.util.Locale;

/** A text that exists in both languages outside the message bundles. */
public interface Localized {
  /** The text in a language; English unless it is Korean. */
  String in(Locale language);
}
