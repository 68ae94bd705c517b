package dev.retune.prompting.judging;

/** Which of two answers is better. */
public enum Preference {
  PROPOSAL,
  LIVE,
  /** Neither, or the judge changed its mind with the order. */
  TIE
}
