package dev.retune.index;

import dev.retune.work.Monitor;
import java.util.List;

/** Measures how well a version finds the right documents. */
public final class Evaluator {

  /** Asks every question; see {@link Evaluation} for what is counted. */
  public Evaluation evaluate(
      Searcher searcher, List<Query> queries, Mode mode, Monitor monitor) {
    throw new UnsupportedOperationException();
  }
}
