package dev.retune.retraining.run;

import dev.retune.index.model.IndexSpec;

/** Whether a run is called for. */
sealed interface RunPlan {
  /** One sentence in the user's language. */
  String why();

  /**
   * It is.
   *
   * @param spec the candidate's recipe, unless another is found better
   * @param intent what is done with it
   */
  record Run(IndexSpec spec, Intent intent, String why) implements RunPlan {}

  /** What a run is to do with its recipe. */
  enum Intent {
    /** Build it as it is: it was begun so. */
    FINISH,
    /** Build it, or what surely beats it. */
    RENEW,
    /**
     * Build only what surely beats it: nothing has changed and nobody asked, so that a candidate
     * must be proven better.
     */
    IMPROVE
  }

  /**
   * It is not.
   *
   * @param answered whether that answers a fired trigger
   */
  record Skip(boolean answered, String why) implements RunPlan {}
}
