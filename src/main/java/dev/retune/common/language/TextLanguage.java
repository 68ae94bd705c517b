package dev.retune.common.language;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.Character.UnicodeScript;

/**
 * The language of a text, as far as its letters tell it. Scripts that several languages share stand
 * for themselves.
 */
public enum TextLanguage {
  KOREAN("ko"),
  JAPANESE("ja"),
  CHINESE("zh"),
  THAI("th"),
  GREEK("el"),
  HEBREW("he"),
  ENGLISH("en"),
  LATIN("Latn"),
  CYRILLIC("Cyrl"),
  ARABIC("Arab"),
  DEVANAGARI("Deva"),
  /** Letters of another script. */
  OTHER("Zzzz"),
  /** No letters. */
  NONE("Zxxx");

  private final String code;

  TextLanguage(String code) {
    this.code = code;
  }

  /** The code of the language (ISO 639-1), or of the script (ISO 15924). */
  @JsonValue
  public String code() {
    return code;
  }

  static TextLanguage of(UnicodeScript script) {
    return switch (script) {
      case HANGUL -> KOREAN;
      case HIRAGANA, KATAKANA -> JAPANESE;
      case HAN, BOPOMOFO -> CHINESE;
      case THAI -> THAI;
      case GREEK -> GREEK;
      case HEBREW -> HEBREW;
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      case DEVANAGARI -> DEVANAGARI;
      case COMMON, INHERITED, UNKNOWN -> NONE;
      default -> OTHER;
    };
  }

  /** Whether its words are not separated by spaces. */
  boolean isUnspaced() {
    return this == JAPANESE || this == CHINESE || this == THAI;
  }
}
