package dev.retune.prompting.run;

import dev.retune.prompting.judging.Preference;
import java.util.List;
import java.util.Optional;

/**
 * Two answers for a person to compare, who is not told which prompt they come from.
 *
 * @param caseNumber the case
 * @param reference the reviewer's answer; may be empty
 * @param choice 1, 2 or 0 if a person has decided
 */
public record AnswerPair(
    int caseNumber,
    String question,
    List<String> passages,
    String reference,
    String first,
    String second,
    Optional<Integer> choice) {
  /** Copies the list. */
  public AnswerPair {
    passages = List.copyOf(passages);
  }

  static Preference preference(int choice, boolean proposalFirst) {
    return switch (choice) {
      case 1 -> proposalFirst ? Preference.PROPOSAL : Preference.LIVE;
      case 2 -> proposalFirst ? Preference.LIVE : Preference.PROPOSAL;
      default -> Preference.TIE;
    };
  }

  static int choice(Preference preference, boolean proposalFirst) {
    return switch (preference) {
      case PROPOSAL -> proposalFirst ? 1 : 2;
      case LIVE -> proposalFirst ? 2 : 1;
      case TIE -> 0;
    };
  }
}
