package dev.retune.feedback.writeback;

import dev.retune.feedback.source.SourceConfig;

/** Opens sources for writing. */
public interface WriteBackOpener {
  /**
   * Opens a source.
   *
   * @throws dev.retune.common.error.UnavailableException when it is not reachable
   * @throws dev.retune.common.error.InvalidInputException when it cannot be written to
   */
  WriteBackTarget open(SourceConfig config);

  /** Where the records of a source are written, without credentials. */
  String location(SourceConfig config);
}
