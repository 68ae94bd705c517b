package dev.retune.index;

import dev.retune.embed.Models;
import dev.retune.feedback.Documents;
import dev.retune.work.Monitor;
import java.time.Clock;

/** Builds versions. */
public final class IndexBuilder {
  /** With what it reads, writes and embeds with. */
  public IndexBuilder(
      Documents documents, IndexStore store, IndexVersions versions, Models models, Clock clock) {}

  /**
   * Builds a candidate from the documents as they are now, or goes on with one of the same recipe
   * that was interrupted. Reports progress in documents, stage {@code index.stage.build}.
   *
   * @throws dev.retune.fault.BadInput when the recipe is not of the model that is installed
   * @throws dev.retune.fault.Busy when another process builds this version
   * @throws dev.retune.fault.Cancelled when asked to; the next build goes on from there
   */
  public BuildResult build(IndexSpec spec, BuildOptions options, Monitor monitor) {
    throw new UnsupportedOperationException();
  }
}
