package dev.retune.review.decision;

import java.util.Optional;

/** A reviewer's input, saved or not. */
public record DecisionDraft(
    Optional<Verdict> verdict,
    Optional<String> reasonCode,
    Optional<String> correctedAnswer,
    Optional<Long> documentId,
    Optional<String> note) {

  /** The empty draft. */
  public static final DecisionDraft EMPTY =
      new DecisionDraft(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns a draft with the content of a judgement. */
  public static DecisionDraft of(Judgement judgement) {
    return new DecisionDraft(
        Optional.of(judgement.verdict()),
        judgement.reasonCode(),
        judgement.correctedAnswer(),
        judgement.documentId(),
        judgement.note());
  }

  /** Returns the judgement, if there is a verdict. */
  public Optional<Judgement> judgement() {
    return verdict.map(v -> new Judgement(v, reasonCode, correctedAnswer, documentId, note));
  }

  /** Whether the draft is empty. */
  public boolean isEmpty() {
    return equals(EMPTY);
  }
}
