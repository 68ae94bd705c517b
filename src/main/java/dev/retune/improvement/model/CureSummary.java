package dev.retune.improvement.model;

import java.util.List;

/**
 * What was done about dislikes in a time, in short.
 *
 * @param tried number of cures whose trial ended
 * @param passed number of those that passed, or went live by a person's word
 * @param live what went live, as users know it
 * @param takenBack number of those that are no longer live
 * @param dislikesBefore dislikes on the answers that cures in use concern, before each of them
 * @param votesBefore votes on these
 * @param dislikesAfter dislikes since
 * @param votesAfter votes since
 */
public record CureSummary(
    int tried,
    int passed,
    List<String> live,
    int takenBack,
    long dislikesBefore,
    long votesBefore,
    long dislikesAfter,
    long votesAfter) {
  /** Nothing was done. */
  public static final CureSummary NONE = new CureSummary(0, 0, List.of(), 0, 0, 0, 0, 0);

  /** Copies the list. */
  public CureSummary {
    live = List.copyOf(live);
  }

  /** Whether anything was tried or went live. */
  public boolean isEmpty() {
    return tried == 0 && live.isEmpty();
  }
}
