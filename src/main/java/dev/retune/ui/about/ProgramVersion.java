package dev.retune.ui.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version such as {@code 1.2.0}.
 *
 * @param numbers its numbers
 */
record ProgramVersion(List<Integer> numbers) {
  private static final Pattern TEXT = Pattern.compile("v?(\\d{1,6}(?:[.]\\d{1,6}){0,3})");

  /** Reads the first line of a text; empty if it is no version. */
  static Optional<ProgramVersion> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip().lines().findFirst().orElse("").strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("[.]", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    return Optional.of(new ProgramVersion(List.copyOf(numbers)));
  }

  boolean isAfter(ProgramVersion other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int difference = at(i) - other.at(i);
      if (difference != 0) {
        return difference > 0;
      }
    }
    return false;
  }

  private int at(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
