package dev.retune.collect;

import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import java.util.Optional;

/** What the collector needs of the index; {@link SearchService} is behind it. */
public interface SearchDoor {
  /**
   * The live version's answer.
   *
   * @param k how many at most, at least 1
   * @throws dev.retune.fault.Unavailable when no version is live
   */
  SearchService.Answer search(String text, int k, Mode mode);

  /** The version that is live, such as {@code v3}. */
  Optional<String> live();
}
