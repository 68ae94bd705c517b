package dev.retune.prompting.model;

/** What a case is used for. */
public enum CasePart {
  /** May be shown to the model that proposes, and chooses among proposals. */
  REFLECTION,
  /** Judges the chosen proposal, which must not have seen it. */
  GATE,
  /** Has a reviewer's verdict, with which the judge is compared. */
  AGREEMENT
}
