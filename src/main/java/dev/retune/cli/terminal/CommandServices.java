package dev.retune.cli.terminal;

import dev.retune.backup.BackupService;
import dev.retune.backup.RestoreService;
import dev.retune.cluster.ClusterEngines;
import dev.retune.clustering.DriftService;
import dev.retune.clustering.TopicDecisions;
import dev.retune.clustering.TopicService;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.ModelInstaller;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.embedding.model.ModelCatalog;
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
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.prompting.PromptServices;
import dev.retune.reasons.ReasonService;
import dev.retune.retraining.modelbench.ModelBenchmark;
import dev.retune.retraining.run.PromotionHistory;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.review.ReviewService;
import dev.retune.scheduling.ScheduleListener;
import dev.retune.settings.SettingsService;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.StatisticsService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The services passed to commands; each is built on first use. */
public interface CommandServices extends AutoCloseable {
  /** Sets the listener for notices beside a result, such as a missing device. */
  void onNotice(Consumer<ApplicationException> listener);

  Texts texts();

  /** Returns the clock, which may be fixed by the command line. */
  Clock clock();

  Settings settings();

  /** Returns the settings file; empty if there is none and all settings are defaults. */
  Optional<Path> settingsPath();

  ModelCatalog models();

  /** Returns the models on this machine, with where they are from. */
  InstalledModels installedModels();

  /** Returns the service that installs models from the hub. */
  ModelInstaller installer();

  /** Returns the search for models at the hub. */
  ModelSearch modelSearch();

  /** Returns what knows which models are needed. */
  ModelUsage modelUsage();

  /** Returns which model would suit the documents better than the one in use. */
  Optional<LanguageAdvice> languageAdvice();

  /** Returns the comparison of installed models. */
  ModelBenchmark modelBenchmark();

  Importer importer();

  /** Returns the profiles of chat products. */
  ProfileCatalog profiles();

  /** Returns the service that explains what a source would give. */
  SourceExplainer sourceExplainer();

  /** Returns the service that changes the settings. */
  SettingsService settingsService();

  ReasonService reasons();

  /** Returns the topics of complaints. */
  TopicService topics();

  /** Returns what people may decide about topics. */
  TopicDecisions topicDecisions();

  /** Returns the comparison of questions of two periods. */
  DriftService drift();

  StatisticsService stats();

  TriggerService trigger();

  IndexVersionRepository versions();

  SearchService search();

  /** Opens the live version for search. */
  VersionSearcher searcher();

  /** Opens a version for search. */
  VersionSearcher searcher(String version);

  RetrievalEvaluator evaluator();

  /** Returns size, balance and origins of the golden set. */
  GoldenSetSummary goldenSummary();

  GoldenSetImporter goldenImport();

  /** Returns how users reacted to each change of the live index. */
  PromotionHistory history();

  /** Returns prompts, their runs and the endpoint. */
  PromptServices prompts();

  FeedbackPipeline loop();

  /** Returns the clusters that can embed. */
  ClusterEngines clusters();

  /** Returns the work on the knowledge. */
  KnowledgeServices knowledge();

  /** Returns everything that can be done about dislikes. */
  ImprovementService improvements();

  DataExporter exporter();

  /** Returns the collector's API keys. */
  ApiKeyRepository keys();

  /** Returns the review of disliked answers, by the person of the settings. */
  ReviewService review();

  /** Returns the reason codes that can be given, in display order. */
  List<String> reasonCodes();

  DocumentRepository documents();

  /** Returns the quarantined bursts of votes. */
  QuarantineService quarantine();

  /** Returns the service that writes backups. */
  BackupService backup();

  /**
   * Returns the service that restores backups; must be requested before anything else is opened.
   */
  RestoreService restore();

  /** Runs all health checks. */
  List<Check> doctor();

  /**
   * How the collector is to run.
   *
   * @param origins allowed CORS origins
   * @param trustedProxies addresses and networks of proxies whose forwarding headers are trusted
   * @param voteNames names of evaluations that users give, or none for the usual ones
   */
  record ServeOptions(
      String host,
      int port,
      List<String> origins,
      List<String> trustedProxies,
      List<String> voteNames) {}

  /** Starts the collector and the schedule. */
  Server serve(ServeOptions options);

  /** Starts the schedule without the collector. */
  Running schedule(ScheduleListener listener);

  @Override
  void close();

  /**
   * A finding of {@code retune doctor}.
   *
   * @param name subject of the check
   * @param ok whether it is usable
   * @param detail what was found, and how to fix it if it is not usable
   */
  record Check(String name, boolean ok, String detail) {}

  /** A background activity that runs until it is closed. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /** A running server. */
  interface Server extends Running {
    /** Returns the port. */
    int port();
  }
}
