package dev.retune.retraining.run;

import dev.retune.common.i18n.StoredText;
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
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.gate.CandidateComparison;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.model.RunContext;
import dev.retune.retraining.run.RunPlan.Intent;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.retraining.tuning.ConfigurationTuner;
import dev.retune.retraining.tuning.TuningResult;
import java.time.Duration;
import java.util.List;

/** Chooses a spec on the tuning half, builds the candidate, and evaluates it on the gate half. */
final class CandidateCreator {
  private final RunRepository runs;
  private final TriggerService trigger;
  private final GoldenSetService golden;
  private final ModelCatalog models;
  private final ConfigurationTuner tuner;
  private final IndexBuilder builder;
  private final CandidateEvaluator evaluator;
  private final IndexVersionRepository versions;
  private final CandidateOutcomeHandler outcomeHandler;
  private final RunFailureHandler failures;

  CandidateCreator(
      RunRepository runs,
      TriggerService trigger,
      GoldenSetService golden,
      ModelCatalog models,
      ConfigurationTuner tuner,
      IndexBuilder builder,
      CandidateEvaluator evaluator,
      IndexVersionRepository versions,
      CandidateOutcomeHandler outcomeHandler,
      RunFailureHandler failures) {
    this.runs = runs;
    this.trigger = trigger;
    this.golden = golden;
    this.models = models;
    this.tuner = tuner;
    this.builder = builder;
    this.evaluator = evaluator;
    this.versions = versions;
    this.outcomeHandler = outcomeHandler;
    this.failures = failures;
  }

  /** Does so for a run; when the best spec is the live one, nothing is built. */
  RetrainingResult create(RunContext context, RunPlan.Run go, ProgressMonitor monitor) {
    boolean improve = go.intent() == Intent.IMPROVE;
    GoldenSetSplit split = halves(go.spec());
    TuningResult tuning =
        go.intent() == Intent.FINISH
            ? TuningResult.none(go.spec(), new StoredText("", List.of()))
            : tuner.tune(go.spec(), context.request(), split.tuning(), improve, monitor);
    runs.explain(
        context.run(),
        (go.why() + " " + tuning.why().text()).strip(),
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
    IndexBuildOptions options =
        IndexBuildOptions.ofRun(context.run(), tuning.learnt(), context.engine());
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
