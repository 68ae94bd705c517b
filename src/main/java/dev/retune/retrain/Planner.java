package dev.retune.retrain;

import dev.retune.embed.Models;
import dev.retune.feedback.Documents;
import dev.retune.index.IndexVersions;
import dev.retune.text.Texts;

/** Decides whether a run is called for, and with which recipe. */
public final class Planner {
  /** With what it looks at, and the language of its sentences. */
  public Planner(
      Documents documents,
      IndexVersions versions,
      Models models,
      TriggerService trigger,
      DiagnosisService diagnosis,
      Texts texts) {}
}
