package dev.retune.retrain;

import dev.retune.db.Workspace;
import dev.retune.embed.Models;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersions;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.time.Instant;

/** Finds out where a window's dislikes come from, and whether re-embedding can help. */
public final class DiagnosisService {
  /** With what it reads and asks, and the language of its sentences. */
  public DiagnosisService(
      Workspace workspace, IndexVersions versions, IndexStore store, Models models, Texts texts) {}

  /** The dislikes from one instant to before another. */
  public Diagnosis of(Instant from, Instant to, Monitor monitor) {
    throw new UnsupportedOperationException();
  }
}
