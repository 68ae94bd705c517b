package dev.retune.bootstrap;

import dev.retune.backup.BackupService;
import dev.retune.backup.HomeSwitcher;
import dev.retune.backup.RestoreService;
import dev.retune.bootstrap.environment.WorkspaceAddressResolver;
import dev.retune.bootstrap.gateway.WindowGatewayFactory;
import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.bootstrap.unattended.UnattendedRunner;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.cluster.ClusterEngines;
import dev.retune.clustering.DriftService;
import dev.retune.clustering.TopicDecisions;
import dev.retune.clustering.TopicService;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.ModelInstaller;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.embedding.recommendation.LanguageAdvice;
import dev.retune.export.DataExporter;
import dev.retune.feedback.explanation.SourceExplainer;
import dev.retune.feedback.ingest.Importer;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.improvement.ImprovementService;
import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.index.golden.GoldenSetSummary;
import dev.retune.index.search.SearchService;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.ModelUsage;
import dev.retune.knowledge.KnowledgeServices;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.prompting.PromptServices;
import dev.retune.reasons.ReasonService;
import dev.retune.retraining.modelbench.ModelBenchmark;
import dev.retune.retraining.run.PromotionHistory;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.review.ReviewService;
import dev.retune.scheduling.ScheduleListener;
import dev.retune.settings.SettingsService;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.StatisticsService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The composition root: the core services and the modules, and the parts of them that commands and
 * the window receive. Modules build their services on first use and close them.
 */
public final class ApplicationServices implements CommandServices {
  private final CoreServices core;
  private final ModuleSet modules;
  private Optional<ModuleSet> shown = Optional.empty();
  private Optional<ModuleSet> renewed = Optional.empty();

  private ApplicationServices(CoreServices core) {
    this.core = core;
    this.modules = new ModuleSet(core, core.settingsAtStart());
  }

  /**
   * Reads the settings; services are opened on first use.
   *
   * @throws InvalidInputException when the home folder cannot be created, or the settings are
   *     invalid
   */
  public static ApplicationServices open(
      LaunchOptions options, HomeFolder home, Map<String, String> environment) {
    HomeFolder chosen = options.demo() ? home.demo() : home;
    try {
      chosen.make();
    } catch (IOException e) {
      throw new InvalidInputException(e, "bootstrap.homeUnusable", chosen.folder().toString());
    }
    new HomeSwitcher(chosen).finish(new WorkspaceAddressResolver(options, chosen, environment));
    Clock clock =
        options
            .asOf()
            .map(instant -> Clock.fixed(instant, ZoneId.of("UTC")))
            .orElseGet(Clock::systemUTC);
    return new ApplicationServices(
        new CoreServices(
            chosen, new SettingsFileStore(home.settings()), options, environment, clock));
  }

  CoreServices core() {
    return core;
  }

  Workspace workspace() {
    return core.workspace();
  }

  DatabaseUrl database() {
    return core.database();
  }

  HomeFolder home() {
    return core.home();
  }

  /** Returns the modules for the settings at startup. */
  ModuleSet modules() {
    return modules;
  }

  /** Returns modules for changed settings; they are closed with this, or by the next call. */
  synchronized ModuleSet renew(Settings changed) {
    renewed.ifPresent(ModuleSet::close);
    ModuleSet now = new ModuleSet(core, changed);
    renewed = Optional.of(now);
    return now;
  }

  /**
   * Returns the services for the window in a language; they are closed with this, or by the next
   * call.
   */
  public synchronized dev.retune.ui.shell.WindowServices window(Locale language) {
    Settings chosen =
        shown
            .map(last -> core.settingsFile().loadOr(last.settings(), core.notices()))
            .orElse(modules.settings());
    ModuleSet now = ModuleSet.ofWindow(core, chosen.withLanguage(language));
    shown.ifPresent(before -> Thread.ofVirtual().start(before::close));
    shown = Optional.of(now);
    return new WindowGatewayFactory(now).all();
  }

  /** Returns the number of open components. */
  synchronized int openParts() {
    int others = (int) shown.filter(ModuleSet::isOpen).stream().count();
    int newest = (int) renewed.filter(ModuleSet::isOpen).stream().count();
    return core.openParts() + (modules.isOpen() ? 1 : 0) + others + newest;
  }

  @Override
  public Texts texts() {
    return modules.texts();
  }

  @Override
  public void onNotice(Consumer<ApplicationException> listener) {
    core.notices().to(listener);
  }

  @Override
  public Clock clock() {
    return core.clock();
  }

  @Override
  public Settings settings() {
    return modules.settings();
  }

  @Override
  public Optional<Path> settingsPath() {
    return Optional.of(core.settingsFile().file()).filter(Files::exists);
  }

  @Override
  public Importer importer() {
    return modules.feedback().intake().importer();
  }

  @Override
  public ProfileCatalog profiles() {
    return modules.feedback().intake().profiles();
  }

  @Override
  public SourceExplainer sourceExplainer() {
    return modules.feedback().intake().explainer();
  }

  @Override
  public SettingsService settingsService() {
    return core.settingsService();
  }

  @Override
  public InstalledModelCatalog models() {
    return modules.index().models();
  }

  @Override
  public Optional<LanguageAdvice> languageAdvice() {
    return modules.retraining().languageAdvice();
  }

  @Override
  public ModelBenchmark modelBenchmark() {
    return modules.retraining().modelBenchmark();
  }

  @Override
  public InstalledModels installedModels() {
    return modules.index().installedModels();
  }

  @Override
  public ModelInstaller installer() {
    return modules.index().installer();
  }

  @Override
  public ModelSearch modelSearch() {
    return modules.index().modelSearch();
  }

  @Override
  public ModelUsage modelUsage() {
    return modules.index().modelUsage();
  }

  @Override
  public ReasonService reasons() {
    return modules.feedback().reasons();
  }

  @Override
  public TopicService topics() {
    return modules.topics().topics();
  }

  @Override
  public TopicDecisions topicDecisions() {
    return modules.topics().decisions();
  }

  @Override
  public DriftService drift() {
    return modules.topics().drift();
  }

  @Override
  public StatisticsService stats() {
    return modules.feedback().stats();
  }

  @Override
  public TriggerService trigger() {
    return modules.retraining().trigger();
  }

  @Override
  public IndexVersionRepository versions() {
    return modules.index().versions();
  }

  @Override
  public SearchService search() {
    return modules.index().search();
  }

  @Override
  public VersionSearcher searcher() {
    return modules.index().liveSearcher();
  }

  @Override
  public VersionSearcher searcher(String version) {
    IndexModule index = modules.index();
    return index.searcher(index.versions().named(version));
  }

  @Override
  public RetrievalEvaluator evaluator() {
    return modules.index().evaluator();
  }

  @Override
  public GoldenSetSummary goldenSummary() {
    return modules.index().goldenSummary();
  }

  @Override
  public PromotionHistory history() {
    return modules.retraining().history();
  }

  @Override
  public GoldenSetImporter goldenImport() {
    return modules.index().goldenImport();
  }

  @Override
  public PromptServices prompts() {
    return modules.prompting().services();
  }

  @Override
  public ClusterEngines clusters() {
    return modules.index().clusters();
  }

  @Override
  public FeedbackPipeline loop() {
    return modules.loop();
  }

  @Override
  public KnowledgeServices knowledge() {
    return modules.knowledge().services();
  }

  @Override
  public ImprovementService improvements() {
    return modules.knowledge().improvements();
  }

  @Override
  public DataExporter exporter() {
    return modules.feedback().exporter();
  }

  @Override
  public ApiKeyRepository keys() {
    return modules.collector().keys();
  }

  @Override
  public ReviewService review() {
    return modules.feedback().review();
  }

  @Override
  public List<String> reasonCodes() {
    return modules.feedback().activeReasonCodes();
  }

  @Override
  public DocumentRepository documents() {
    return modules.feedback().documents();
  }

  @Override
  public QuarantineService quarantine() {
    return modules.collector().quarantine();
  }

  @Override
  public BackupService backup() {
    return new BackupService(
        core.workspace(), core.home(), modules.feedback().outputs(), core.clock());
  }

  @Override
  public RestoreService restore() {
    return new RestoreService(core.home(), core.addresses(), core.clock());
  }

  @Override
  public List<Check> doctor() {
    return new SystemHealthCheck(modules, backup()).checks();
  }

  @Override
  public Server serve(ServeOptions options) {
    return new UnattendedRunner(modules, this::renew).serve(options);
  }

  @Override
  public Running schedule(ScheduleListener listener) {
    return new UnattendedRunner(modules, this::renew).schedule(listener);
  }

  /** Closes the modules and then the core services; closing again has no effect. */
  @Override
  public synchronized void close() {
    shown.ifPresent(ModuleSet::close);
    renewed.ifPresent(ModuleSet::close);
    modules.close();
    core.close();
  }
}
