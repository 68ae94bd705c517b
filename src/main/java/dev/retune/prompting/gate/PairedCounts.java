package dev.retune.prompting.gate;

import dev.retune.prompting.judging.Preference;
import java.util.Collection;

/**
 * Comparisons of the proposal's answers with those of the live prompt.
 *
 * @param better number of questions that the proposal answers better
 * @param worse number that it answers worse
 * @param ties number without a difference
 */
public record PairedCounts(int better, int worse, int ties) {

  /** Counts preferences. */
  public static PairedCounts of(Collection<Preference> preferences) {
    return new PairedCounts(
        count(preferences, Preference.PROPOSAL),
        count(preferences, Preference.LIVE),
        count(preferences, Preference.TIE));
  }

  private static int count(Collection<Preference> all, Preference wanted) {
    return (int) all.stream().filter(wanted::equals).count();
  }

  /** Returns the number of questions. */
  public int total() {
    return better + worse + ties;
  }
}
