package dev.retune.app;

import dev.retune.embed.InstalledModels;
import dev.retune.fault.BadInput;
import dev.retune.feedback.Documents;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenImport;
import dev.retune.index.GoldenSet;
import dev.retune.index.GoldenSummary;
import dev.retune.index.IndexBuilder;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.LazyModel;
import dev.retune.index.SearchService;
import dev.retune.index.Searcher;
import dev.retune.index.TrialBuilder;
import dev.retune.settings.Settings;
import java.util.function.Supplier;

/** Models, index versions, search, and the questions whose right document is known. */
final class IndexModule implements AutoCloseable {
  private final CoreServices core;
  private final Settings settings;
  private final Supplier<InstalledModels> models;
  private final Supplier<IndexStore> store;
  private final Supplier<IndexVersions> versions;
  private final OwnedPart<SearchService> search;

  IndexModule(CoreServices core, Settings settings) {
    this.core = core;
    this.settings = settings;
    this.models =
        new Lazy<>(
            () -> new InstalledModels(core.home().folder(), settings.device(), core.beside()));
    this.store = new Lazy<>(() -> new IndexStore(core.home().folder()));
    this.versions =
        new Lazy<>(() -> new IndexVersions(core.workspace(), store.get(), core.clock()));
    this.search =
        new OwnedPart<>(() -> new SearchService(versions.get(), store.get(), models.get()));
  }

  InstalledModels models() {
    return models.get();
  }

  IndexStore store() {
    return store.get();
  }

  IndexVersions versions() {
    return versions.get();
  }

  SearchService search() {
    return search.get();
  }

  Evaluator evaluator() {
    return new Evaluator();
  }

  GoldenSet golden() {
    return new GoldenSet(core.workspace());
  }

  GoldenImport goldenImport() {
    return new GoldenImport(core.workspace(), core.clock());
  }

  GoldenSummary goldenSummary() {
    String model = versions().live().map(v -> v.spec().modelId()).orElse(settings.model());
    try (LazyModel lazy = new LazyModel(models(), model)) {
      return golden().summary(lazy);
    }
  }

  /** Of the live version; the caller closes it. */
  Searcher liveSearcher() {
    return searcher(versions().live().orElseThrow(() -> new BadInput("app.noLiveIndex")));
  }

  /** Of a version; the caller closes it. */
  Searcher searcher(IndexVersion version) {
    return Searcher.open(store(), version, models());
  }

  IndexBuilder builder() {
    return new IndexBuilder(new Documents(core.workspace()), store(), versions(), models());
  }

  TrialBuilder trialBuilder() {
    return new TrialBuilder(new Documents(core.workspace()), store(), versions(), models());
  }

  boolean isOpen() {
    return search.isOpen();
  }

  @Override
  public void close() {
    search.close();
  }
}
