package dev.retune.collector.otlp.model;

/** The part of a span in a chat application. */
public enum SpanRole {
  /** A call of a chat model. */
  MODEL,
  /** An agent, or a whole chain with input and output of its own, above the calls of models. */
  AGENT,
  /** A retrieval of documents. */
  RETRIEVER,
  /** A tool, a judge or the like: what a model says within it is no answer to the user. */
  INNER,
  /** The first span of a trace, of no other part. */
  ROOT,
  /** Anything else. */
  OTHER;

  /** Whether model calls within it are part of its own work. */
  public boolean hidesModels() {
    return this == INNER || this == RETRIEVER;
  }
}
