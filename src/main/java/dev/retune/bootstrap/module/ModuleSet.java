package dev.retune.bootstrap.module;

import dev.retune.clustering.model.TopicWeek;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.catalog.ModelLifetime;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.improvement.model.CureSummary;
import dev.retune.knowledge.model.KnowledgeChange;
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.pipeline.WriteBackRunner;
import dev.retune.scheduling.PipelineLease;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.time.TimeWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The modules for one version of the settings. Changed settings get a new set on the same core
 * services; each module closes what it opened.
 */
public final class ModuleSet implements AutoCloseable {
  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final IndexModule index;
  private final FeedbackModule feedback;
  private final RetrainingModule retraining;
  private final PromptingModule prompting;
  private final TopicModule topics;
  private final ReportModule report;
  private final CollectorModule collector;
  private final KnowledgeModule knowledge;
  private final PublishingModule publishing;
  private final Supplier<FeedbackPipeline> pipeline = new LazySupplier<>(this::newLoop);

  /** Creates the modules of a command or server, which keeps the models it has opened. */
  public ModuleSet(CoreServices core, Settings settings) {
    this(core, settings, ModelLifetime.KEPT);
  }

  /** Creates the modules of the window, which closes models that nobody uses. */
  public static ModuleSet ofWindow(CoreServices core, Settings settings) {
    return new ModuleSet(core, settings, ModelLifetime.WHILE_USED);
  }

  private ModuleSet(CoreServices core, Settings settings, ModelLifetime lifetime) {
    this.core = core;
    this.settings = settings;
    this.texts = new Texts(settings.locale());
    this.index = new IndexModule(core, settings, lifetime);
    this.feedback = new FeedbackModule(core, settings, texts, index::models, this::changes);
    this.retraining = new RetrainingModule(core, settings, texts, feedback, index);
    this.prompting = new PromptingModule(core, settings, texts, index);
    this.topics = new TopicModule(core, settings, index);
    this.collector = new CollectorModule(core, index, prompting);
    this.knowledge =
        new KnowledgeModule(core, texts, feedback, index, retraining, prompting, topics);
    this.publishing = new PublishingModule(core, texts, index);
    this.report =
        new ReportModule(core, settings, texts, feedback, collector, this::cures, this::topics);
  }

  public CoreServices core() {
    return core;
  }

  public Settings settings() {
    return settings;
  }

  public Texts texts() {
    return texts;
  }

  /** Returns the user for decisions and the audit log. */
  public String person() {
    return settings.personName();
  }

  public IndexModule index() {
    return index;
  }

  public FeedbackModule feedback() {
    return feedback;
  }

  public RetrainingModule retraining() {
    return retraining;
  }

  public PromptingModule prompting() {
    return prompting;
  }

  public TopicModule topics() {
    return topics;
  }

  public ReportModule report() {
    return report;
  }

  public CollectorModule collector() {
    return collector;
  }

  public KnowledgeModule knowledge() {
    return knowledge;
  }

  private CureSummary cures(Instant from, Instant to) {
    return knowledge.improvements().done(from, to);
  }

  private TopicWeek topics(Instant from, Instant to) {
    return topics.weekly().between(from, to);
  }

  private List<KnowledgeChange> changes() {
    return knowledge.changes();
  }

  /** Returns the pipeline from the sources to the report. */
  public FeedbackPipeline loop() {
    return pipeline.get();
  }

  private FeedbackPipeline newLoop() {
    FeedbackPipeline.Parts parts =
        new FeedbackPipeline.Parts(
            feedback.intake().syncer(),
            feedback.intake().sample(),
            feedback.reasons(),
            feedback.stats(),
            retraining.trigger(),
            retraining.retrainer(),
            retraining.runs(),
            retraining.promotion(),
            index.versions(),
            report.reporter(),
            report.alerts(),
            new WriteBackRunner(
                feedback.intake().writeBack(),
                PipelineLease.ofWriteBack(core.workspace(), core.clock()),
                texts),
            knowledge.arrivals(),
            knowledge.runner(),
            publishing.runner(),
            topics::topics);
    return new FeedbackPipeline(
        parts,
        retraining.lease(),
        this::sources,
        TimeWindow.parse(settings.window()),
        person(),
        texts,
        core.clock());
  }

  /**
   * Returns the configured sources, else the one from the chat product's own environment variable.
   */
  private List<SourceConfig> sources() {
    // they may have been changed since this set was made
    List<SourceConfig> now = core.settingsFile().loadOr(settings, core.notices()).sources();
    if (!now.isEmpty()) {
      return now;
    }
    return Optional.ofNullable(core.environment().get("DATABASE_URL"))
        .filter(url -> !url.isBlank())
        .map(url -> List.of(SourceConfig.of("default", url)))
        .orElse(List.of());
  }

  /** Whether any module has open components. */
  public boolean isOpen() {
    return index.isOpen();
  }

  @Override
  public void close() {
    index.close();
  }
}
