package dev.retune.publishing.target;

import dev.retune.publishing.model.TargetConfig;

/** Opens targets; the caller closes them. */
@FunctionalInterface
public interface TargetOpener {
  /**
   * Connects to a target.
   *
   * @throws dev.retune.common.error.UnavailableException when it does not answer
   * @throws dev.retune.common.error.InvalidInputException when its address or secret cannot be used
   */
  PublishTarget open(TargetConfig config);
}
