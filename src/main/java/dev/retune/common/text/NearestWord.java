package dev.retune.common.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the intended word for a misspelled one. */
public final class NearestWord {
  private NearestWord() {}

  /**
   * Returns the known word with the smallest edit distance (Levenshtein, ignoring case and
   * separators), if that is at most a third of the word's length; ties are resolved alphabetically.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    String wanted = plain(typed);
    int most = Math.max(1, wanted.length() / 3);
    return known.stream()
        .sorted()
        .filter(word -> distance(wanted, plain(word)) <= most)
        .min(Comparator.comparingInt(word -> distance(wanted, plain(word))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
  }

  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
