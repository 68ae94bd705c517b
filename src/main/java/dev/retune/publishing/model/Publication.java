package dev.retune.publishing.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An attempt to publish, to go back, or to verify.
 *
 * @param id number in the workspace
 * @param target the target's number
 * @param version number of the index version
 * @param figures what was copied and found; empty until it ended well, or was refused
 * @param why what became of it, for people; empty while it is under way
 */
public record Publication(
    long id,
    long target,
    Kind kind,
    State state,
    long version,
    Optional<PublishFigures> figures,
    String why,
    String who,
    Instant startedAt,
    Optional<Instant> endedAt) {
  /** What was to be done. */
  public enum Kind {
    PUBLISH,
    ROLLBACK,
    VERIFY
  }

  /** How far it got; one that was killed stays started. */
  public enum State {
    STARTED,
    DONE,
    REFUSED,
    FAILED
  }
}
