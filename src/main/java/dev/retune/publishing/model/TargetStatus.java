package dev.retune.publishing.model;

import java.util.List;
import java.util.Optional;

/**
 * A target with what it holds.
 *
 * @param held its versions; empty when it does not answer
 * @param wanted label of the version that is live here, if one is
 * @param attempts the latest attempts, newest first
 * @param failure why it does not answer, in one sentence
 */
public record TargetStatus(
    TargetConfig target,
    List<HeldVersion> held,
    Optional<String> wanted,
    List<Publication> attempts,
    Optional<String> failure) {
  /** Label of the version that chat products read there, if it answers and there is one. */
  public Optional<String> live() {
    return held.stream().filter(HeldVersion::live).map(HeldVersion::version).findFirst();
  }

  /** Whether it answers and has the version that is live here. */
  public boolean isCurrent() {
    return live().isPresent() && live().equals(wanted);
  }

  /** The newest attempt that verified what chat products read. */
  public Optional<Publication> lastVerification() {
    return attempts.stream()
        .filter(
            attempt ->
                attempt.figures().flatMap(PublishFigures::after).isPresent()
                    && attempt.endedAt().isPresent())
        .findFirst();
  }
}
