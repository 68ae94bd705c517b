package dev.retune.bootstrap.module;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.SourceExplainer;
import dev.retune.feedback.ingest.EarlierSyncs;
import dev.retune.feedback.ingest.Importer;
import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.ingest.SourcePlanner;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.remote.HttpRetryTiming;
import dev.retune.feedback.remote.RemoteConnector;
import dev.retune.feedback.remote.RemoteWriteBackOpener;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceConnector;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.writeback.EvaluationTableOpener;
import dev.retune.review.writeback.WriteBackService;
import dev.retune.sample.SampleData;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What reads and writes sources: import, sync, explanation and write-back. */
public final class IntakeModule {
  private final CoreServices core;
  private final Texts texts;
  private final Supplier<FeedbackStore> store;

  IntakeModule(CoreServices core, Texts texts, Supplier<FeedbackStore> store) {
    this.core = core;
    this.texts = texts;
    this.store = store;
  }

  public SampleData sample() {
    return new SampleData(core.workspace(), store.get(), core.clock());
  }

  /**
   * Returns the importer of files.
   *
   * @throws dev.retune.common.error.RefusedException when the workspace holds the sample
   */
  public Importer importer() {
    sample().keepAlone();
    return newImporter();
  }

  private Importer newImporter() {
    return new Importer(core.workspace(), store.get(), core.clock(), profiles(), texts);
  }

  /** Returns the source that files would be imported into, also beside the sample. */
  public Optional<String> importName(List<Path> files) {
    return newImporter().sourceName(files);
  }

  SourceSynchronizer syncer() {
    return new SourceSynchronizer(
        core.workspace(),
        store.get(),
        core.clock(),
        profiles(),
        texts,
        connector(core.secrets()::find));
  }

  /** Opens the sources, with the passwords that a function returns by their names. */
  private SourceConnector connector(Function<String, Optional<String>> secrets) {
    return new RemoteConnector(
        new SourceOpener(secrets), core.home().mirrors(), core.clock(), HttpRetryTiming.DEFAULT);
  }

  /** Returns the service that writes decisions to the sources. */
  public WriteBackService writeBack() {
    SourceOpener secrets = new SourceOpener(core.secrets()::find);
    return new WriteBackService(
        core.workspace(),
        new RemoteWriteBackOpener(
            new EvaluationTableOpener(secrets, new SourcePlanner(profiles())),
            secrets,
            HttpRetryTiming.DEFAULT),
        core.clock(),
        texts);
  }

  /** Returns the service that explains what a source would give. */
  public SourceExplainer explainer() {
    return explainer(core.secrets()::find);
  }

  /** Same, with the passwords that a function returns by their names. */
  public SourceExplainer explainer(Function<String, Optional<String>> secrets) {
    return new SourceExplainer(profiles(), core.clock(), texts, connector(secrets), this::plan);
  }

  /** A configured source is read as a sync would, which knows what the syncs before have read. */
  private SourcePlan plan(SourceConfig config, SourceDatabase database) throws SQLException {
    boolean configured =
        core.settingsFile().load().sources().stream()
            .anyMatch(source -> source.name().equals(config.name()));
    return configured
        ? new EarlierSyncs(core.workspace(), core.clock(), profiles()).plan(config, database)
        : SourceExplainer.planned(new SourcePlanner(profiles()), config, database);
  }

  /** Returns the profiles of chat products. */
  public ProfileCatalog profiles() {
    return new ProfileCatalog(core.home().profiles());
  }
}
