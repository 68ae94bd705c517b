package dev.retune.prompting.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of the live version of a prompt.
 *
 * @param from version that was live before
 */
public record PromptChange(
    Kind kind, Optional<PromptVersion> from, PromptVersion to, String who, Instant at) {

  /** The direction of a change. */
  public enum Kind {
    PROMOTE,
    ROLLBACK
  }
}
