package dev.retune.retraining.run;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.golden.GoldenSetSplit;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.gate.CandidateComparison;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.RunContext;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.retraining.run.RunPlan.Intent;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.retraining.tuning.ConfigurationTuner;
import dev.retune.retraining.tuning.TuningResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds, evaluates and promotes candidates. The caller holds the lease, which the fence checks.
 * Only a promotion changes the live index.
 */
public final class Retrainer {
  private final RunRepository runs;
  private final TriggerService trigger;
  private final RunPlanner planner;
  private final GoldenSetService golden;
  private final ModelCatalog models;
  private final ConfigurationTuner tuner;
  private final IndexBuilder builder;
  private final CandidateEvaluator evaluator;
  private final IndexVersionRepository versions;
  private final IndexDirectoryStore store;
  private final Supplier<Optional<LanguageNote>> languages;
  private final CandidateOutcomeHandler outcomeHandler;
  private final RunFailureHandler failures;
  private final Texts texts;

  /**
   * Creates a retrainer; the texts set the language of its sentences.
   *
   * @param languages whether the model in use suits the languages of the documents
   */
  public Retrainer(
      RunRepository runs,
      TriggerService trigger,
      RunPlanner planner,
      GoldenSetService golden,
      ModelCatalog models,
      ConfigurationTuner tuner,
      IndexBuilder builder,
      CandidateEvaluator evaluator,
      IndexVersionRepository versions,
      IndexPromotionRepository promotions,
      IndexDirectoryStore store,
      Supplier<Optional<LanguageNote>> languages,
      Texts texts) {
    this.runs = runs;
    this.trigger = trigger;
    this.planner = planner;
    this.golden = golden;
    this.models = models;
    this.tuner = tuner;
    this.builder = builder;
    this.evaluator = evaluator;
    this.versions = versions;
    this.store = store;
    this.languages = languages;
    this.outcomeHandler = new CandidateOutcomeHandler(versions, promotions, trigger, texts);
    this.failures = new RunFailureHandler(runs, versions, texts);
    this.texts = texts;
  }

  /**
   * Runs if a run is needed.
   *
   * @param fence checked before the candidate's state is written
   * @throws ApplicationException the failure of the run, which is stored with it. After
   *     cancellation, or when something temporary was missing, the candidate stays unfinished and
   *     the next run resumes it
   */
  public RetrainingResult run(
      RetrainingRequest request, LeaseFence fence, ProgressMonitor monitor) {
    runs.closeAbandoned(texts.get("retraining.run.abandoned"));
    long run =
        runs.start(PipelineRun.Kind.REEMBED, texts.get("retraining.run.asked", request.who()));
    try {
      languages.get().ifPresent(note -> runs.note(run, note));
      RetrainingResult result = decided(run, request, fence, monitor);
      store.deleteTrials();
      runs.end(
          run,
          new RunRepository.Ending(
              PipelineRun.State.valueOf(result.state().name()),
              result.why(),
              result.version().map(IndexVersion::id),
              Optional.of(outcomeHandler.written(result))));
      return result;
    } catch (RuntimeException | Error e) {
      failures.end(run, e);
      throw e;
    }
  }

  private RetrainingResult decided(
      long run, RetrainingRequest request, LeaseFence fence, ProgressMonitor monitor) {
    Optional<IndexVersion> live = versions.live();
    RunPlan plan =
        live.map(version -> planner.plan(request, version, monitor))
            .orElseGet(() -> planner.first(request));
    runs.explain(run, plan.why(), trigger.window(request.asOf()));
    return switch (plan) {
      case RunPlan.Skip rest -> {
        if (rest.answered() && !request.dryRun()) {
          trigger.judged(run, request.asOf());
        }
        yield CandidateOutcomeHandler.rested(run, live.orElseThrow(), List.of(), rest.why());
      }
      case RunPlan.Run go -> {
        boolean called =
            !request.dryRun() && trigger.current(request.asOf()).phase() == Phase.FIRED;
        if (called) {
          trigger.started(run, request.asOf());
        }
        RetrainingResult result =
            tuneAndBuild(new RunContext(run, request, live, fence, called), go, monitor);
        if (called && result.state() == State.NOT_NEEDED) {
          trigger.judged(run, request.asOf());
        }
        yield result;
      }
    };
  }

  /** Chooses the spec, then builds and evaluates the candidate. */
  private RetrainingResult tuneAndBuild(
      RunContext context, RunPlan.Run go, ProgressMonitor monitor) {
    boolean improve = go.intent() == Intent.IMPROVE;
    GoldenSetSplit split = halves(go.spec());
    TuningResult tuning =
        go.intent() == Intent.FINISH
            ? TuningResult.none(go.spec(), "")
            : tuner.tune(go.spec(), context.request(), split.tuning(), improve, monitor);
    runs.explain(
        context.run(),
        (go.why() + " " + tuning.why()).strip(),
        trigger.window(context.request().asOf()));
    boolean same = context.live().filter(v -> v.spec().equals(tuning.chosen())).isPresent();
    return improve && same
        ? CandidateOutcomeHandler.rested(
            context.run(), context.live().orElseThrow(), tuning.tried(), tuning.why())
        : built(context, tuning, split.gate(), improve, monitor);
  }

  private GoldenSetSplit halves(IndexSpec spec) {
    try (LazyEmbedder model = new LazyEmbedder(models, spec.modelId())) {
      return golden.halves(model);
    }
  }

  private RetrainingResult built(
      RunContext context,
      TuningResult tuning,
      List<GoldenQuestion> questions,
      boolean proof,
      ProgressMonitor monitor) {
    IndexSpec spec = tuning.chosen();
    IndexBuildOptions options = IndexBuildOptions.ofRun(context.run(), tuning.learnt());
    IndexBuildResult built =
        failures.guarded(
            () -> builder.build(spec, options, monitor),
            () -> versions.list().stream().filter(v -> isUnfinished(v, spec)).findFirst());
    return failures.guarded(
        () -> {
          CandidateComparison comparison =
              context
                  .live()
                  .map(live -> evaluator.judge(built.version(), live, questions, proof, monitor))
                  .orElseGet(() -> evaluator.first(built.version(), questions, monitor));
          monitor.check();
          monitor.at(new TaskProgress("stage.promote", 0, 1, Duration.ZERO));
          return outcomeHandler.of(context, built, comparison, tuning);
        },
        () -> versions.byId(built.version().id()));
  }

  private static boolean isUnfinished(IndexVersion version, IndexSpec spec) {
    return RunPlanner.isUnfinished(version) && version.spec().equals(spec);
  }
}
