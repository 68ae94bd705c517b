package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the values of one column of votes are together. 1 is a like beside 0 or -1, but the worst of
 * five stars; 0 is a dislike beside 1, but lies between 1 and -1.
 */
public final class VoteScale {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");
  private static final int KEPT = 100;

  private final VoteValueParser values;
  private final Set<String> numbers = new TreeSet<>();
  private boolean yes;
  private boolean none;
  private Optional<String> no = Optional.empty();

  /** By what the source itself says of its values. */
  public VoteScale(VoteValueParser values) {
    this.values = values;
  }

  /** Takes note of a value as it is written. */
  public void note(String text) {
    switch (values.parse(text).orElse(VoteMeaning.NONE)) {
      case LIKE -> yes = true;
      case DISLIKE -> no = values.isOwn(text) ? no : Optional.of(text);
      case NONE -> none |= text.isBlank() || values.parse(text).isPresent();
    }
    if (numbers.size() < KEPT && !text.isEmpty()) {
      String normal = VoteValueParser.normal(text);
      if (NUMBER.matcher(normal).matches() && !values.isOwn(text)) {
        numbers.add(normal.startsWith("+") ? normal.substring(1) : normal);
      }
    }
  }

  /** Whether 0 lies between like and dislike. */
  public boolean zeroIsNone() {
    return numbers.contains("-1");
  }

  /** Whether there is a 0 at all. */
  public boolean hasZero() {
    return numbers.contains("0");
  }

  /** How votes are to be understood, now that all values have been seen. */
  public VoteValueParser understood() {
    return values.withZeroAsNone(zeroIsNone());
  }

  /**
   * The "no" of a column that is named after likes and stands in the rows of the answers, when
   * every row has a "yes" or a "no": it may be a dislike, or what an answer has before anybody
   * votes.
   */
  public Optional<String> unclear(ColumnLayout layout) {
    boolean asked =
        layout.isFlat() && layout.isOneSided() && !layout.has(RowKind.VOTE, RowField.DISLIKED);
    return asked && !none && yes ? no : Optional.empty();
  }

  /** The numbers, when they are a scale of which nobody has said what is a like. */
  public Optional<String> unexplained() {
    Set<String> thumbs = Set.of("-1", "0", "1");
    boolean ambiguous = numbers.stream().anyMatch(thumbs::contains) && !thumbs.containsAll(numbers);
    return ambiguous
        ? Optional.of(numbers.stream().limit(10).collect(Collectors.joining(", ")))
        : Optional.empty();
  }
}
