package dev.retune.app;

import dev.retune.collect.SearchDoor;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import java.util.Optional;

/** The live index, as the collector asks it. */
record LiveSearch(SearchService search, IndexVersions versions) implements SearchDoor {
  @Override
  public SearchService.Answer search(String text, int k, Mode mode) {
    return search.search(text, k, mode);
  }

  @Override
  public Optional<String> live() {
    return versions.live().map(IndexVersion::label);
  }
}
