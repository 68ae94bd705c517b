package dev.retune.prompting.run;

import java.time.Instant;
import java.util.List;

/**
 * Which dislikes a run is about.
 *
 * @param from votes and answers before this are left out
 * @param votes ids of dislikes; those about style when empty
 */
public record CaseSelection(Instant from, List<Long> votes) {
  /** Copies the list. */
  public CaseSelection {
    votes = List.copyOf(votes);
  }
}
