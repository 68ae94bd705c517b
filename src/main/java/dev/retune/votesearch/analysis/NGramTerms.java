package dev.retune.votesearch.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Index terms of a token. Syllabic text yields bigrams plus the last character, so that every
 * substring can be matched as a phrase of bigrams. A very long word is split into overlapping
 * terms, so that any searchable substring lies within one of them.
 */
final class NGramTerms {
  /** Maximum length of a searched token, in characters. */
  static final int LONGEST_WANTED = 200;

  private static final int LONGEST = 2_000;

  private NGramTerms() {}

  /** Terms of an indexed text, in order. */
  static List<String> of(SearchTextTokenizer.Token token) {
    String text = token.text();
    return switch (token.kind()) {
      case SIGN -> List.of(text);
      case WORD -> text.length() <= LONGEST ? List.of(text) : parts(text);
      case SYLLABLES -> pairs(text, true);
    };
  }

  /**
   * Bigrams of a text, or the text itself when it is a single character; includes the last
   * character if requested.
   */
  static List<String> pairs(String text, boolean last) {
    int[] points = text.codePoints().toArray();
    List<String> terms = new ArrayList<>(points.length);
    for (int i = 0; i + 1 < points.length; i++) {
      terms.add(new String(points, i, 2));
    }
    if (last || points.length == 1) {
      terms.add(new String(points, points.length - 1, 1));
    }
    return terms;
  }

  private static List<String> parts(String word) {
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < word.length(); from += LONGEST - LONGEST_WANTED) {
      parts.add(word.substring(from, Math.min(word.length(), from + LONGEST)));
    }
    return parts;
  }
}
