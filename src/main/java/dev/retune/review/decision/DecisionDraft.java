package dev.retune.review.decision;

import java.util.Optional;

/** What a reviewer has typed and chosen so far, saved or not. */
public record DecisionDraft(
    Optional<Verdict> verdict,
    Optional<String> reasonCode,
    Optional<String> correctedAnswer,
    Optional<Long> documentId,
    Optional<String> note) {

  /** Nothing yet. */
  public static final DecisionDraft EMPTY =
      new DecisionDraft(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** All that a judgement says. */
  public static DecisionDraft of(Judgement judgement) {
    return new DecisionDraft(
        Optional.of(judgement.verdict()),
        judgement.reasonCode(),
        judgement.correctedAnswer(),
        judgement.documentId(),
        judgement.note());
  }

  /** The judgement, once there is a verdict. */
  public Optional<Judgement> judgement() {
    return verdict.map(v -> new Judgement(v, reasonCode, correctedAnswer, documentId, note));
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return equals(EMPTY);
  }
}
