package dev.retune.bootstrap.module;

import dev.retune.cluster.ClusterEngines;
import dev.retune.cluster.store.ClusterVectorRepository;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.ModelLifetime;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.ModelInstaller;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.golden.GoldenSetSummary;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.search.SearchService;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.ModelUsage;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.fix.FixOverlay;
import dev.retune.knowledge.store.FixRepository;
import dev.retune.settings.model.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Models, index versions, search, and the golden set. */
public final class IndexModule implements AutoCloseable {
  private final CoreServices core;
  private final Settings settings;
  private final Supplier<InstalledModelCatalog> models;
  private final Supplier<IndexDirectoryStore> store;
  private final Supplier<IndexVersionRepository> versions;
  private final OwnedComponent<SearchService> search;

  IndexModule(CoreServices core, Settings settings, ModelLifetime lifetime) {
    this.core = core;
    this.settings = settings;
    this.models =
        new LazySupplier<>(
            () ->
                new InstalledModelCatalog(
                    core.home().folder(), settings.device(), lifetime, core.notices()));
    this.store = new LazySupplier<>(() -> new IndexDirectoryStore(core.home().folder()));
    this.versions =
        new LazySupplier<>(
            () -> new IndexVersionRepository(core.workspace(), store.get(), core.clock()));
    this.search =
        new OwnedComponent<>(() -> new SearchService(versions.get(), store.get(), models.get()));
  }

  private Path modelsFolder() {
    return core.home().folder().resolve("models");
  }

  /** Returns the service that installs models from the hub. */
  public ModelInstaller installer() {
    return new ModelInstaller(
        core.hub(),
        modelsFolder(),
        settings.device(),
        folder -> models().tryOut(folder),
        core.clock());
  }

  /** Returns the search for models at the hub. */
  public ModelSearch modelSearch() {
    return new ModelSearch(core.hub(), settings.device());
  }

  public InstalledModels installedModels() {
    return new InstalledModels(models(), modelsFolder());
  }

  /** Returns what knows which models are needed. */
  public ModelUsage modelUsage() {
    return new ModelUsage(versions(), modelsFolder());
  }

  public InstalledModelCatalog models() {
    return models.get();
  }

  public IndexDirectoryStore store() {
    return store.get();
  }

  public IndexVersionRepository versions() {
    return versions.get();
  }

  /** Returns the version that a rollback would restore; empty when there is none. */
  public Optional<IndexVersion> rollbackTarget() {
    return promotions().rollbackTarget();
  }

  IndexPromotionRepository promotions() {
    return new IndexPromotionRepository(core.workspace(), versions(), store(), core.clock());
  }

  public SearchService search() {
    return search.get();
  }

  public RetrievalEvaluator evaluator() {
    return new RetrievalEvaluator();
  }

  GoldenSetService golden() {
    return new GoldenSetService(core.workspace());
  }

  public GoldenSetImporter goldenImport() {
    return new GoldenSetImporter(core.workspace(), core.clock());
  }

  public GoldenSetSummary goldenSummary() {
    String model = versions().live().map(v -> v.spec().modelId()).orElse(settings.model());
    try (LazyEmbedder lazy = new LazyEmbedder(models(), model)) {
      return golden().summary(lazy);
    }
  }

  /** Opens the live version for search; the caller closes it. */
  public VersionSearcher liveSearcher() {
    return searcher(
        versions().live().orElseThrow(() -> new InvalidInputException("bootstrap.noLiveIndex")));
  }

  /** Opens a version for search; the caller closes it. */
  public VersionSearcher searcher(IndexVersion version) {
    return VersionSearcher.open(store(), version, models());
  }

  /** Returns the clusters that can embed. */
  public ClusterEngines clusters() {
    return new ClusterEngines(core.workspace(), core.clock());
  }

  IndexBuilder builder() {
    return new IndexBuilder(
        this::corpus, store(), versions(), models(), new ClusterVectorRepository(core.workspace()));
  }

  /** Returns the documents that an index would be built from now. */
  IndexCorpus corpus() {
    return new FixOverlay(
            new DocumentRepository(core.workspace()),
            new FixRepository(core.workspace()),
            new OverlayRepository(core.workspace()))
        .live();
  }

  TrialBuilder trialBuilder() {
    return new TrialBuilder(this::corpus, store(), versions(), models());
  }

  boolean isOpen() {
    return search.isOpen();
  }

  @Override
  public void close() {
    search.close();
  }
}
