package dev.retune.retraining.run;

import dev.retune.index.model.IndexSpec;

/** Whether a run is needed. */
sealed interface RunPlan {
  /** One sentence in the user's language. */
  String why();

  /**
   * A run is needed.
   *
   * @param spec the candidate's spec, unless tuning finds a better one
   * @param intent how the spec is used
   */
  record Run(IndexSpec spec, Intent intent, String why) implements RunPlan {}

  /** How a run uses its spec. */
  enum Intent {
    /** Build it unchanged, because its build has already begun. */
    FINISH,
    /** Build it, or a significantly better one. */
    RENEW,
    /**
     * Build only a significantly better one: nothing has changed and nobody asked, so the candidate
     * must be proven better.
     */
    IMPROVE
  }

  /**
   * No run is needed.
   *
   * @param answered whether this settles a fired trigger
   */
  record Skip(boolean answered, String why) implements RunPlan {}
}
