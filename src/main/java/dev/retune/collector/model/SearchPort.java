package dev.retune.collector.model;

import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import java.util.Optional;

/** The collector's view of the index; backed by {@link SearchService}. */
public interface SearchPort {
  /**
   * Searches the live version.
   *
   * @param k maximum number of results, at least 1
   * @throws dev.retune.common.error.UnavailableException when no version is live
   */
  SearchService.Answer search(String text, int k, SearchMode mode);

  /** Returns the live version, such as {@code v3}. */
  Optional<String> live();
}
