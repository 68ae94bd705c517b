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
 * Interprets the values of a vote column as a whole. For example, 1 is a like besides 0 or -1 but
 * the worst of five stars, and 0 is a dislike besides 1 but neutral between 1 and -1.
 */
public final class VoteScale {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");
  private static final int KEPT = 100;

  private final VoteValueParser values;
  private final Set<String> numbers = new TreeSet<>();
  private boolean ownOnly = true;
  private boolean words;
  private boolean yes;
  private boolean none;
  private Optional<String> no = Optional.empty();

  /** Uses the meanings defined by the mapping first. */
  public VoteScale(VoteValueParser values) {
    this.values = values;
  }

  /** Records a value. */
  public void note(String text) {
    ownOnly &= text.isBlank() || values.isOwn(text);
    switch (values.parse(text).orElse(VoteMeaning.NONE)) {
      case LIKE -> yes = true;
      case DISLIKE -> no = values.isOwn(text) ? no : Optional.of(text);
      case NONE -> none |= text.isBlank() || values.parse(text).isPresent();
    }
    if ((numbers.size() < KEPT || !words) && !text.isBlank()) {
      String normal = VoteValueParser.normal(text);
      if (values.isOwn(text) || !NUMBER.matcher(normal).matches()) {
        words |= values.parse(text).filter(meaning -> meaning != VoteMeaning.NONE).isPresent();
      } else if (numbers.size() < KEPT) {
        numbers.add(normal.startsWith("+") ? normal.substring(1) : normal);
      }
    }
  }

  /** Whether the mapping defines every value, so that none depends on the others. */
  public boolean isDefined() {
    return ownOnly;
  }

  /** Whether 0 is neutral between like and dislike. */
  public boolean zeroIsNone() {
    return numbers.contains("-1");
  }

  /** Whether the column contains a 0. */
  public boolean hasZero() {
    return numbers.contains("0");
  }

  /** The resulting interpretation; call after all values have been recorded. */
  public VoteValueParser understood() {
    return values.withZeroAsNone(zeroIsNone());
  }

  /**
   * The "no" value of a column named after likes in rows of answers, when every row is either "yes"
   * or "no": it may mean a dislike or that nobody has voted.
   */
  public Optional<String> unclear(ColumnLayout layout) {
    boolean asked =
        layout.isFlat() && layout.isOneSided() && !layout.has(RowKind.VOTE, RowField.DISLIKED);
    return asked && !none && yes ? no : Optional.empty();
  }

  /** The message that asks about {@link #unexplained} numbers. */
  public String question() {
    return words ? "feedback.voteScaleBeside" : "feedback.voteScale";
  }

  /** The numbers in use, when they form a scale whose meaning is not defined. */
  public Optional<String> unexplained() {
    Set<String> thumbs = Set.of("-1", "0", "1");
    boolean ambiguous = numbers.stream().anyMatch(thumbs::contains) && !thumbs.containsAll(numbers);
    return ambiguous
        ? Optional.of(numbers.stream().limit(10).collect(Collectors.joining(", ")))
        : Optional.empty();
  }
}
