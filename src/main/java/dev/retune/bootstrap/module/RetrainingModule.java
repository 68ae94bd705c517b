package dev.retune.bootstrap.module;

import dev.retune.cluster.job.JobProgress;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.memory.ModelMemoryMeter;
import dev.retune.embedding.recommendation.LanguageAdvice;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.retraining.diagnosis.DiagnosisService;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.gate.GateSettings;
import dev.retune.retraining.gate.PromotionGate;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.modelbench.ModelBenchmark;
import dev.retune.retraining.run.InputFingerprint;
import dev.retune.retraining.run.PromotionHistory;
import dev.retune.retraining.run.PromotionService;
import dev.retune.retraining.run.Retrainer;
import dev.retune.retraining.run.RetrainingPreview;
import dev.retune.retraining.run.RunPlanner;
import dev.retune.retraining.store.RunHistoryRepository;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.retraining.tuning.ConfigurationTuner;
import dev.retune.scheduling.PipelineLease;
import dev.retune.settings.model.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retraining: trigger, candidates, gate and promotion. */
public final class RetrainingModule {
  private static final Logger LOG = LoggerFactory.getLogger(RetrainingModule.class);

  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final FeedbackModule feedback;
  private final IndexModule index;
  private final Supplier<TriggerService> trigger;

  RetrainingModule(
      CoreServices core,
      Settings settings,
      Texts texts,
      FeedbackModule feedback,
      IndexModule index) {
    this.core = core;
    this.settings = settings;
    this.texts = texts;
    this.feedback = feedback;
    this.index = index;
    this.trigger =
        new LazySupplier<>(
            () ->
                new TriggerService(
                    core.workspace(), runs(), feedback.stats(), settings.trigger(), texts));
  }

  RunRepository runs() {
    return new RunRepository(core.workspace(), core.clock(), lease()::isHeldSince);
  }

  public TriggerService trigger() {
    return trigger.get();
  }

  public PromotionHistory history() {
    return new PromotionHistory(core.workspace(), feedback.stats());
  }

  /** Returns the runs and the firings of the trigger so far. */
  public RunHistoryRepository runHistory() {
    return new RunHistoryRepository(core.workspace());
  }

  public InputFingerprint inputFingerprint() {
    return new InputFingerprint(core.workspace(), core.clock());
  }

  public PipelineLease lease() {
    // lease times are compared across processes, so an overridden clock must not be used
    return new PipelineLease(core.workspace(), Clock.systemUTC());
  }

  PromotionService promotion() {
    return new PromotionService(index.versions(), index.promotions(), trigger(), core.clock());
  }

  /** Returns which model would suit the documents better than the one in use. */
  public Optional<LanguageAdvice> languageAdvice() {
    return new LanguageAdvisor(documents(), index, settings).advice();
  }

  /** Returns the comparison of installed models. */
  public ModelBenchmark modelBenchmark() {
    return new ModelBenchmark(
        documents(),
        index.trialBuilder(),
        index.golden(),
        index.models(),
        new ModelMemoryMeter(core.home().folder()),
        this::turn,
        texts);
  }

  private ModelBenchmark.Turn turn() {
    PipelineLease.Held held = lease().take();
    return held::close;
  }

  /** Returns the preview of a run. */
  public RetrainingPreview preview() {
    return new RetrainingPreview(
        planner(),
        judge(),
        index.golden(),
        index::corpus,
        index.versions(),
        index.models(),
        trigger(),
        diagnosis());
  }

  Retrainer retrainer() {
    ConfigurationTuner tuner = new ConfigurationTuner(index.trialBuilder(), index.models(), texts);
    return new Retrainer(
        runs(),
        trigger(),
        planner(),
        index.golden(),
        index.models(),
        tuner,
        index.builder(),
        judge(),
        index.versions(),
        index.promotions(),
        index.store(),
        () -> languageAdvice().map(LanguageNote::of),
        this::engine,
        texts);
  }

  private EmbeddingEngine engine() {
    return index.clusters().of(core.engine(), RetrainingModule::tell);
  }

  private static void tell(JobProgress done) {
    LOG.info(
        "cluster: {} different texts, {} embedded, {} core-seconds",
        done.texts(),
        done.embedded(),
        done.busyMillis() / 1_000.0);
  }

  /** Returns the diagnosis of dislikes. */
  public DiagnosisService diagnosis() {
    return new DiagnosisService(
        core.workspace(), index.versions(), index.store(), index.models(), texts);
  }

  private RunPlanner planner() {
    return new RunPlanner(
        index::corpus,
        index.versions(),
        index.models(),
        settings.model(),
        trigger(),
        diagnosis(),
        texts);
  }

  CandidateEvaluator judge() {
    return new CandidateEvaluator(
        documents(),
        index.evaluator(),
        index.store(),
        index.models(),
        new PromotionGate(GateSettings.standard(), texts));
  }

  private DocumentRepository documents() {
    return feedback.documents();
  }
}
