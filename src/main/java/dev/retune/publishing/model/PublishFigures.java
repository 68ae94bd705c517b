package dev.retune.publishing.model;

import java.util.Optional;

/**
 * What was copied and found.
 *
 * @param passages number of passages of the version
 * @param sent number that travelled to the target
 * @param carried number that were copied within the target
 * @param deleted number that others had deleted meanwhile, which stay deleted
 * @param before the check before the switch, if one was made
 * @param after the check of what chat products read, if one was made
 */
public record PublishFigures(
    long passages,
    long sent,
    long carried,
    long deleted,
    Optional<VerificationResult> before,
    Optional<VerificationResult> after) {
  /** The same after the switch. */
  public PublishFigures switched(long gone, VerificationResult found) {
    return new PublishFigures(passages, sent, carried, gone, before, Optional.of(found));
  }
}
