package dev.retune.publishing.model;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An attempt to publish, to go back, or to verify.
 *
 * @param id number in the workspace
 * @param target the target's number
 * @param version number of the index version
 * @param figures what was copied and found; empty until it ended well, or was refused
 * @param why what became of it, as it was written; {@link #reason} has it in any language; empty
 *     while it is under way
 * @param messages its sentences; empty where only the text was stored
 */
public record Publication(
    long id,
    long target,
    Kind kind,
    State state,
    long version,
    Optional<PublishFigures> figures,
    String why,
    List<Message> messages,
    String who,
    Instant startedAt,
    Optional<Instant> endedAt) {
  /** Copies the list. */
  public Publication {
    messages = List.copyOf(messages);
  }

  /** What became of it. */
  public StoredText reason() {
    return new StoredText(why, messages);
  }

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
