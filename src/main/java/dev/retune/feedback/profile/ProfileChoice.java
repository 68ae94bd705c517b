package dev.retune.feedback.profile;

import java.util.Optional;

/**
 * The profile by which a source is to be read.
 *
 * @param name name of the profile; without one, whichever fits
 */
public record ProfileChoice(Optional<String> name) {
  /** Whichever profile fits. */
  public static final ProfileChoice ANY = new ProfileChoice(Optional.empty());
}
