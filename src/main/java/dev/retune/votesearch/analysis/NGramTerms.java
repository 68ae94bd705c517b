package dev.retune.votesearch.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The terms of a piece. Syllables give every pair of neighbours, and the last one alone, so that a
 * term begins at each of them: any part of a run is then a phrase of pairs. A very long word gives
 * several that overlap, so that what may be typed lies whole within one.
 */
final class NGramTerms {
  /** The most that is looked for at once, in characters. */
  static final int LONGEST_WANTED = 200;

  private static final int LONGEST = 2_000;

  private NGramTerms() {}

  /** As a text has them, one after another. */
  static List<String> of(SearchTextTokenizer.Piece piece) {
    String text = piece.text();
    return switch (piece.kind()) {
      case SIGN -> List.of(text);
      case WORD -> text.length() <= LONGEST ? List.of(text) : parts(text);
      case SYLLABLES -> pairs(text, true);
    };
  }

  /** Pairs of neighbours; the only one when there is but one, and the last if wanted. */
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
