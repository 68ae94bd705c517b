package dev.retune.prompting.gate;

/** What the gate decides about a proposal. */
public enum RevisionVerdict {
  /** Disliked questions are answered better, and hardly any liked answer is lost. */
  ACCEPTED,
  /** More votes or people's decisions are needed. */
  HELD,
  /** It is no better, or loses liked answers. */
  REJECTED
}
