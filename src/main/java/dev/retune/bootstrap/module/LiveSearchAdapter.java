package dev.retune.bootstrap.module;

import dev.retune.collector.model.SearchPort;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import java.util.Optional;

/** Gives the collector access to the live index. */
record LiveSearchAdapter(SearchService search, IndexVersionRepository versions)
    implements SearchPort {
  @Override
  public SearchService.Answer search(String text, int k, SearchMode mode) {
    return search.search(text, k, mode);
  }

  @Override
  public Optional<String> live() {
    return versions.live().map(IndexVersion::label);
  }
}
