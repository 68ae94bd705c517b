package dev.retune.feedback;

import java.time.Instant;
import java.util.Optional;

/**
 * Which votes to list; what is empty does not restrict.
 *
 * @param from inclusive
 * @param to exclusive
 * @param value like or dislike
 * @param reasonCode exactly this code
 * @param text to be found in the reason, the question or the answer, whatever its case
 * @param source the source's name
 */
public record VoteFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Vote.Value> value,
    Optional<String> reasonCode,
    Optional<String> text,
    Optional<String> source) {

  /** Every vote. */
  public static VoteFilter all() {
    return new VoteFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
