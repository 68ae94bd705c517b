package dev.retune.retraining.diagnosis;

/** Where the cause of a dislike lies, and so what can help. */
public enum CauseCategory {
  /** The right document was not found: re-embedding may help. */
  RETRIEVAL,
  /** The document was found and did not serve: write it better. */
  CONTENT,
  /** No document is near the question: write one. */
  GAP,
  /** Tone, length or clarity: change the prompt. */
  STYLE,
  /** Too slow: look at the service. */
  SERVICE
}
