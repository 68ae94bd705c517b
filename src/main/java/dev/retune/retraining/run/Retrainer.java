package dev.retune.retraining.run;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexPromotionRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.gate.CandidateEvaluator;
import dev.retune.retraining.model.LanguageNote;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.RunContext;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.retraining.tuning.ConfigurationTuner;
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
  private final IndexVersionRepository versions;
  private final IndexDirectoryStore store;
  private final Supplier<Optional<LanguageNote>> languages;
  private final CandidateOutcomeHandler outcomeHandler;
  private final RunFailureHandler failures;
  private final CandidateCreator candidates;
  private final Supplier<EmbeddingEngine> engines;
  private final Texts texts;

  /**
   * Creates a retrainer; the texts set the language of its sentences.
   *
   * @param languages whether the model in use suits the languages of the documents
   * @param engines the engine of runs that name none; it throws when it cannot be used
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
      Supplier<EmbeddingEngine> engines,
      Texts texts) {
    this.runs = runs;
    this.trigger = trigger;
    this.planner = planner;
    this.versions = versions;
    this.store = store;
    this.languages = languages;
    this.engines = engines;
    this.outcomeHandler = new CandidateOutcomeHandler(versions, promotions, trigger, texts);
    this.failures = new RunFailureHandler(runs, versions, texts);
    this.candidates =
        new CandidateCreator(
            runs,
            trigger,
            golden,
            models,
            tuner,
            builder,
            evaluator,
            versions,
            outcomeHandler,
            failures);
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
        yield CandidateOutcomeHandler.rested(
            run, live.orElseThrow(), List.of(), new StoredText(rest.why(), List.of()));
      }
      case RunPlan.Run go -> {
        // before anything is tried, since it may be refused
        EmbeddingEngine engine = request.engine().orElseGet(engines);
        boolean called =
            !request.dryRun() && trigger.current(request.asOf()).phase() == Phase.FIRED;
        if (called) {
          trigger.started(run, request.asOf());
        }
        RetrainingResult result =
            candidates.create(
                new RunContext(run, request, live, fence, called, engine), go, monitor);
        if (called && result.state() == State.NOT_NEEDED) {
          trigger.judged(run, request.asOf());
        }
        yield result;
      }
    };
  }
}
