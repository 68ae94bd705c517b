package dev.retune.knowledge.model;

/** How far a fix has come. It follows from the live index, the trials and the source's document. */
public enum FixState {
  /** Not tried in its present text, or tried against an index that is no longer live. */
  PROPOSED,
  /** The trial passed; the candidate can go live. */
  PASSED,
  /** The trial left the decision to a person. */
  HELD,
  /** The trial failed. */
  FAILED,
  /** The live index was built with it. */
  LIVE,
  /** The live index was built with it, and the next one will not be. */
  LEAVING,
  /** A later fix of the same document took its place. */
  SUPERSEDED,
  /** An earlier live index was built with it, the present one was not. */
  ROLLED_BACK,
  /** The source's document now says the same. */
  ARRIVED,
  /** The source's document was changed to something else; the source's text counts. */
  OVERWRITTEN,
  /** Given up. */
  WITHDRAWN
}
