package dev.retune.retrain;

import dev.retune.index.IndexSpec;

/** Whether a run is called for. */
sealed interface Plan {
  /** One sentence in the user's language. */
  String why();

  /**
   * It is.
   *
   * @param spec the candidate's recipe
   * @param trial whether only a hope speaks for it: nothing has changed and nobody asked for this
   *     recipe, so it must do better on the tuning half before the gate hears of it
   */
  record Go(IndexSpec spec, boolean trial, String why) implements Plan {}

  /**
   * It is not.
   *
   * @param answered whether that answers a fired trigger
   */
  record Rest(boolean answered, String why) implements Plan {}
}
