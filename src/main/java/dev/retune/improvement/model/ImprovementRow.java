package dev.retune.improvement.model;

import dev.retune.retraining.diagnosis.CauseCategory;
import java.time.Instant;
import java.util.Optional;

/**
 * One cure: what it is for, what it would win, how far it has come, and what it did.
 *
 * @param cause what it is for
 * @param cure what is done
 * @param id what the commands of its feature call it, such as {@code fix-3}; empty when they need
 *     no name
 * @param subject what is changed: a document's title, a question, the name of a prompt
 * @param dislikes number of dislikes that it cites
 * @param gain what it could win in a window; empty when unknown
 * @param state how far it has come
 * @param changedAt when it entered that state; empty while open
 * @param triedAt when its trial ended; empty when it was not tried in its present form
 * @param liveAt when it last went live; empty when it never did
 * @param proof result of the trial, one sentence in the user's language; empty when not tried
 * @param effect what users made of it; empty until it is live and has votes to compare
 */
public record ImprovementRow(
    CauseCategory cause,
    CureKind cure,
    String id,
    String subject,
    long dislikes,
    Optional<VoteGain> gain,
    ImprovementState state,
    Optional<Instant> changedAt,
    Optional<Instant> triedAt,
    Optional<Instant> liveAt,
    String proof,
    Optional<VoteEffect> effect) {

  /** What users know it by; an index by its version. */
  public String name() {
    return subject.isEmpty() || (cure == CureKind.REEMBEDDING && !id.isEmpty()) ? id : subject;
  }
}
