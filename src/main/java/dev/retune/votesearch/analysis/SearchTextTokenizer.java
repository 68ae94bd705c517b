package dev.retune.votesearch.analysis;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a text consists of, for searching: words of letters and digits; runs of syllables and
 * ideographs, which are not parted into words; and signs such as emoji, one by one. Punctuation and
 * spaces only part them. Case, width and composition of characters make no difference.
 */
final class SearchTextTokenizer {
  private SearchTextTokenizer() {}

  enum Kind {
    /** Letters and digits of scripts that part words by spaces. */
    WORD,
    /** Hangul, Han, Hiragana, Katakana: anything within may be what is looked for. */
    SYLLABLES,
    /** One sign. */
    SIGN
  }

  /** One piece; never empty. */
  record Piece(Kind kind, String text) {}

  static List<Piece> of(String text) {
    String normal = normal(text);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < normal.length()) {
      int point = normal.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isSign(point)) {
        pieces.add(new Piece(Kind.SIGN, normal.substring(at, next)));
      } else if (isLetter(point)) {
        Kind kind = kind(point);
        next = end(normal, next, kind);
        pieces.add(new Piece(kind, normal.substring(at, next)));
      }
      at = next;
    }
    return pieces;
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
