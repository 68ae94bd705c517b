package dev.retune.publishing.model;

import java.util.Optional;

/**
 * What became of publishing into one target.
 *
 * @param target its name
 * @param version label of the index version
 * @param state what became of it
 * @param why one sentence
 * @param figures what was copied and found, if it got that far
 */
public record PublishOutcome(
    String target, String version, State state, String why, Optional<PublishFigures> figures) {
  /** What became of it. */
  public enum State {
    /** It was copied, verified and made live. */
    PUBLISHED,
    /** It was live already, and was verified. */
    CURRENT,
    /** The verification failed; what was live before is live. */
    REFUSED,
    /** The target did not answer, or something else was missing; it is tried again. */
    FAILED;

    /** Whether the target does not have the version. */
    public boolean isFailure() {
      return this == REFUSED || this == FAILED;
    }
  }
}
