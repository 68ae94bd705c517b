package dev.retune.common.i18n;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The last sound of a word as Korean speakers read it, which decides the form of a particle. Latin
 * words are read as in loanwords: by their spelling, and letter by letter where nobody reads them
 * as a word.
 */
enum LastSound {
  VOWEL,
  CONSONANT,
  RIEUL,
  UNKNOWN;

  private static final int LONGEST_SPELLED = 3;

  // 영 일 이 삼 사 오 육 칠 팔 구; 십, 백, 천 and 만 end like 영
  private static final List<LastSound> DIGITS =
      List.of(CONSONANT, RIEUL, VOWEL, CONSONANT, VOWEL, VOWEL, CONSONANT, RIEUL, RIEUL, VOWEL);

  // 엘 엠 엔 알; all other names of letters end in a vowel
  private static final Map<Character, LastSound> LETTERS =
      Map.of('l', RIEUL, 'm', CONSONANT, 'n', CONSONANT, 'r', RIEUL);

  // words whose loanword does not follow from the spelling: 타입, 루프, 체크, 허브, 파케이, ...
  private static final Map<String, LastSound> WORDS =
      Map.ofEntries(
          Map.entry("type", CONSONANT),
          Map.entry("loop", VOWEL),
          Map.entry("soup", VOWEL),
          Map.entry("check", VOWEL),
          Map.entry("hub", VOWEL),
          Map.entry("github", VOWEL),
          Map.entry("parquet", VOWEL),
          Map.entry("readme", VOWEL),
          Map.entry("sync", VOWEL));

  private static final String CLOSING = "'\"’”`」/\\_-.";
  private static final Set<String> LONG_VOWELS = Set.of("ee", "ea", "oo", "oa", "ai", "ei", "ie");

  /** The last sound of a text, without what closes it and is not read. */
  static LastSound of(String text) {
    int end = text.length();
    boolean more = true;
    while (more && end > 0) {
      int before = end;
      if (CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      } else if (text.charAt(end - 1) == ')' && text.lastIndexOf('(', end - 1) > 0) {
        // what is in brackets is not read
        end = text.lastIndexOf('(', end - 1);
      } else if (text.charAt(end - 1) == ' ' && end < text.length()) {
        end--;
      }
      more = end < before;
    }
    return end == 0 ? UNKNOWN : at(text, end - 1);
  }

  private static LastSound at(String text, int last) {
    char letter = text.charAt(last);
    if (letter >= '가' && letter <= '힣') {
      // syllables are ordered by their last consonant; none is 0, ㄹ is 8
      return switch ((letter - '가') % 28) {
        case 0 -> VOWEL;
        case 8 -> RIEUL;
        default -> CONSONANT;
      };
    }
    if (letter >= '0' && letter <= '9') {
      return DIGITS.get(letter - '0');
    }
    if (letter == '%') {
      // 퍼센트
      return VOWEL;
    }
    return isLatin(letter) ? latin(word(text, last)) : UNKNOWN;
  }

  private static boolean isLatin(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  /** The last word; one within another begins with a capital, as in LibreChat and PostgreSQL. */
  private static String word(String text, int last) {
    int from = last;
    boolean capitals = Character.isUpperCase(text.charAt(last));
    while (from > 0
        && isLatin(text.charAt(from - 1))
        && (capitals
            ? Character.isUpperCase(text.charAt(from - 1))
            : Character.isLowerCase(text.charAt(from)))) {
      from--;
    }
    return text.substring(from, last + 1);
  }

  private static LastSound latin(String word) {
    boolean capitals = Character.isUpperCase(word.charAt(word.length() - 1));
    String lower = word.toLowerCase(Locale.ROOT);
    if (WORDS.containsKey(lower)) {
      return WORDS.get(lower);
    }
    char last = lower.charAt(lower.length() - 1);
    boolean spelled =
        lower.length() == 1
            || lower.chars().noneMatch(LastSound::isVowel)
            || (capitals && lower.length() <= LONGEST_SPELLED);
    return spelled ? LETTERS.getOrDefault(last, VOWEL) : read(lower, last);
  }

  /** By the spelling: 테이블, 파일, 이름, 라인, 피드백, 챗; 코드, 소스, 테스트, 서버. */
  private static LastSound read(String word, char last) {
    String end = word.length() < 2 ? "" : word.substring(word.length() - 2);
    char before = word.charAt(word.length() - 2);
    return switch (last) {
      case 'l' -> RIEUL;
      case 'm', 'n' -> CONSONANT;
      case 'g' -> before == 'n' ? CONSONANT : VOWEL;
      case 'e' -> silent(before);
      case 'b', 'c' -> isVowel(before) ? CONSONANT : VOWEL;
      case 'k', 'p', 't' -> stop(word, last, before, end);
      default -> VOWEL;
    };
  }

  /** What is read when the last e is silent. */
  private static LastSound silent(char before) {
    return switch (before) {
      case 'l' -> RIEUL;
      case 'm', 'n' -> CONSONANT;
      default -> VOWEL;
    };
  }

  /** A stop closes the syllable behind a short vowel, and begins one of its own otherwise. */
  private static LastSound stop(String word, char last, char before, String end) {
    if (end.equals("ck") || end.equals("pp")) {
      return CONSONANT;
    }
    if (!isVowel(before)) {
      return VOWEL;
    }
    String vowels = word.length() < 3 ? "" : word.substring(word.length() - 3, word.length() - 1);
    if (vowels.equals("oo")) {
      // 북, 룩; 루트, 부트
      return last == 'k' ? CONSONANT : VOWEL;
    }
    if (last == 'p') {
      // 딥, 힙
      return CONSONANT;
    }
    return LONG_VOWELS.contains(vowels) ? VOWEL : CONSONANT;
  }

  private static boolean isVowel(int letter) {
    return "aeiou".indexOf(letter) >= 0;
  }
}
