package dev.retune.publishing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A target with what it holds.
 *
 * @param held its versions; empty when it does not answer
 * @param wanted label of the version that is live here, if one is
 * @param wantedSince when it became live
 * @param attempts the latest attempts, newest first
 * @param failure why it does not answer, in one sentence
 */
public record TargetStatus(
    TargetConfig target,
    List<HeldVersion> held,
    Optional<String> wanted,
    Optional<Instant> wantedSince,
    List<Publication> attempts,
    Optional<String> failure) {
  /** Label of the version that chat products read there, if it answers and there is one. */
  public Optional<String> live() {
    return held.stream().filter(HeldVersion::live).map(HeldVersion::version).findFirst();
  }

  /** The version that a rollback makes live, if it holds one. */
  public Optional<HeldVersion> former() {
    return former(held);
  }

  /** The one of a target's versions that a rollback makes live. */
  public static Optional<HeldVersion> former(List<HeldVersion> held) {
    return held.stream().filter(version -> version.complete() && !version.live()).findFirst();
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
