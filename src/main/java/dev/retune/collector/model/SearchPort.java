package dev.retune.collector.model;

import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import java.util.Optional;

/** What the collector needs of the index; {@link SearchService} is behind it. */
public interface SearchPort {
  /**
   * The live version's answer.
   *
   * @param k how many at most, at least 1
   * @throws dev.retune.common.error.UnavailableException when no version is live
   */
  SearchService.Answer search(String text, int k, SearchMode mode);

  /** The version that is live, such as {@code v3}. */
  Optional<String> live();
}
