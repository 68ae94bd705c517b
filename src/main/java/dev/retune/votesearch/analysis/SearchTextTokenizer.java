package dev.retune.votesearch.analysis;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text into tokens: words of letters and digits, runs of CJK characters (not segmented into
 * words), and single symbols such as emoji. Punctuation and whitespace are separators. Case, width
 * and Unicode composition are normalized.
 */
final class SearchTextTokenizer {
  private SearchTextTokenizer() {}

  enum Kind {
    /** Letters and digits of scripts that separate words by spaces. */
    WORD,
    /** Hangul, Han, Hiragana, Katakana; any substring can be searched. */
    SYLLABLES,
    /** A single symbol. */
    SIGN
  }

  /** A token; never empty. */
  record Token(Kind kind, String text) {}

  static List<Token> of(String text) {
    String normal = normal(text);
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < normal.length()) {
      int point = normal.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isSign(point)) {
        tokens.add(new Token(Kind.SIGN, normal.substring(at, next)));
      } else if (isLetter(point)) {
        Kind kind = kind(point);
        next = end(normal, next, kind);
        tokens.add(new Token(kind, normal.substring(at, next)));
      }
      at = next;
    }
    return tokens;
  }

  static String normal(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(composed, Normalizer.Form.NFKC);
  }

  private static int end(String text, int from, Kind kind) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      boolean goesOn = isMark(point) || (isLetter(point) && kind(point) == kind);
      if (!goesOn) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static Kind kind(int point) {
    if (point < 0x1100) {
      return Kind.WORD;
    }
    return switch (UnicodeScript.of(point)) {
      case HANGUL, HAN, HIRAGANA, KATAKANA -> Kind.SYLLABLES;
      default -> Kind.WORD;
    };
  }

  private static boolean isLetter(int point) {
    return Character.isLetterOrDigit(point);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isSign(int point) {
    int type = Character.getType(point);
    return type == Character.OTHER_SYMBOL
        || type == Character.CURRENCY_SYMBOL
        || type == Character.MATH_SYMBOL;
  }
}
