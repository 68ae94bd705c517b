package dev.retune.index.build;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.model.IndexSpec;

/**
 * Where the texts of an index are embedded before it is built. What an engine leaves out is
 * embedded by the build itself.
 */
@FunctionalInterface
public interface EmbeddingEngine {
  /** Leaves all texts to the build. */
  EmbeddingEngine THIS_MACHINE = (spec, monitor) -> {};

  /**
   * Embeds the texts of the documents in the workspace and stores their vectors in it.
   *
   * @throws dev.retune.common.error.CancelledException when cancelled; what was stored stays
   */
  void embed(IndexSpec spec, ProgressMonitor monitor);
}
