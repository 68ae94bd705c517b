package dev.retune.embedding.install;

import dev.retune.embedding.hub.ModelAddress;
import java.util.Optional;

/**
 * A model that a user wants.
 *
 * @param address where it is
 * @param variant name of the variant to take; the one that runs fastest here if empty
 */
public record InstallationRequest(ModelAddress address, Optional<String> variant) {
  /** A model in the variant that runs fastest here. */
  public static InstallationRequest of(String typed) {
    return new InstallationRequest(ModelAddress.parse(typed), Optional.empty());
  }
}
