package dev.retune.index;

import dev.retune.embed.Models;
import java.util.List;

/** Asks the live version, whichever it is now; safe for use by several threads. */
public final class SearchService implements AutoCloseable {
  /** With where it finds the live version and its model. */
  public SearchService(IndexVersions versions, IndexStore store, Models models) {}

  /**
   * The live version's answer.
   *
   * @throws dev.retune.fault.Unavailable when no version is live
   */
  public Answer search(String text, int k, Mode mode) {
    throw new UnsupportedOperationException();
  }

  /**
   * What was found.
   *
   * @param version the version that answered, such as {@code v3}
   * @param hits best first
   */
  public record Answer(String version, List<SearchHit> hits) {}

  @Override
  public void close() {}
}
