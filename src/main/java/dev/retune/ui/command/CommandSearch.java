package dev.retune.ui.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds commands by a substring of the text or id, by Korean initial consonants ({@code ㅍㄷㅂ}
 * matches 피드백), or by letters in order with gaps.
 */
public final class CommandSearch {
  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';
  private static final int SYLLABLES_PER_INITIAL = 588;
  // Matches in the id rank below matches in the text.
  private static final int OF_ID = 10;

  private CommandSearch() {}

  /** Returns the matches, best first and stable among equals; everything for an empty query. */
  public static List<UiCommand> matching(List<UiCommand> commands, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    record Found(UiCommand command, int rank) {}
    return commands.stream()
        .flatMap(c -> rank(c, wanted).stream().mapToObj(rank -> new Found(c, rank)))
        .sorted(Comparator.comparingInt(Found::rank))
        .map(Found::command)
        .toList();
  }

  private static OptionalInt rank(UiCommand command, String wanted) {
    OptionalInt text = rank(command.text().toLowerCase(Locale.ROOT), wanted);
    return text.isPresent()
        ? text
        : rank(command.id(), wanted).stream().map(rank -> rank + OF_ID).findFirst();
  }

  private static OptionalInt rank(String text, String wanted) {
    OptionalInt at =
        IntStream.rangeClosed(0, text.length() - wanted.length())
            .filter(i -> matches(text, i, wanted))
            .findFirst();
    if (at.isPresent()) {
      int i = at.getAsInt();
      boolean wordStart = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      return OptionalInt.of(i == 0 ? 0 : wordStart ? 1 : 2);
    }
    return scattered(text, wanted) ? OptionalInt.of(3) : OptionalInt.empty();
  }

  private static boolean matches(String text, int at, String wanted) {
    return IntStream.range(0, wanted.length())
        .allMatch(i -> same(text.charAt(at + i), wanted.charAt(i)));
  }

  private static boolean scattered(String text, String wanted) {
    int found = 0;
    for (int i = 0; i < text.length() && found < wanted.length(); i++) {
      if (same(text.charAt(i), wanted.charAt(found))) {
        found++;
      }
    }
    return found == wanted.length();
  }

  /** Matches every syllable that starts with the consonant. */
  private static boolean same(char there, char wanted) {
    return there == wanted
        || (there >= FIRST_SYLLABLE
            && there <= LAST_SYLLABLE
            && INITIALS.charAt((there - FIRST_SYLLABLE) / SYLLABLES_PER_INITIAL) == wanted);
  }
}
