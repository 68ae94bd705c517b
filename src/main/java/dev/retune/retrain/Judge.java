package dev.retune.retrain;

import dev.retune.embed.Models;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenSet;
import dev.retune.index.IndexStore;

/** Asks the gate's questions to the live version and to a candidate, and hears the gate. */
public final class Judge {
  /** With the questions, the files and the gate. */
  public Judge(GoldenSet golden, Evaluator evaluator, IndexStore store, Models models, Gate gate) {}
}
