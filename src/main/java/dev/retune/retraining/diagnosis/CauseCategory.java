package dev.retune.retraining.diagnosis;

/** The category of a dislike's cause, which determines what can help. */
public enum CauseCategory {
  /** The relevant document was not found: re-embedding may help. */
  RETRIEVAL,
  /** The document was found but did not answer the question: improve the document. */
  CONTENT,
  /** No document is similar to the question: write one. */
  GAP,
  /** Tone, length or clarity: change the prompt. */
  STYLE,
  /** Too slow: check the service. */
  SERVICE
}
