package dev.retune.improvement.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What was done about dislikes in a time, in short.
 *
 * @param tried number of cures whose trial ended
 * @param passed number of those that passed, or went live by a person's word
 * @param live what went live, as users know it
 * @param takenBack number of those that are no longer live
 * @param effects what users made of each that is in use and whose votes are still counted, the
 *     newest first; they are not added up, since an answer may concern several
 */
public record CureSummary(
    int tried, int passed, List<String> live, int takenBack, List<LiveEffect> effects) {
  /** Nothing was done. */
  public static final CureSummary NONE = new CureSummary(0, 0, List.of(), 0, List.of());

  /** What users made of one cure. */
  public record LiveEffect(String name, VoteEffect effect) {}

  /** Copies the lists. */
  public CureSummary {
    live = List.copyOf(live);
    effects =
        effects.stream()
            .sorted(
                Comparator.<LiveEffect, Instant>comparing(one -> one.effect().since()).reversed())
            .toList();
  }

  /** Whether nothing was tried or went live, and no votes are counted. */
  public boolean isEmpty() {
    return tried == 0 && live.isEmpty() && effects.isEmpty();
  }
}
