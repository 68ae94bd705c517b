package dev.retune.retrain;

import dev.retune.db.Fence;
import dev.retune.embed.Models;
import dev.retune.fault.Busy;
import dev.retune.fault.Cancelled;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.index.BuildOptions;
import dev.retune.index.BuildResult;
import dev.retune.index.GoldenSet;
import dev.retune.index.Halves;
import dev.retune.index.IndexBuilder;
import dev.retune.index.IndexSpec;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.LazyModel;
import dev.retune.index.Query;
import dev.retune.retrain.Plan.Intent;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Candidate, evaluation, gate, promotion. The caller holds the lease, which the fence checks. Only
 * a promotion changes the live index; whatever else happens, it stays as it is.
 */
public final class Retrainer {
  private final Runs runs;
  private final TriggerService trigger;
  private final Planner planner;
  private final GoldenSet golden;
  private final Models models;
  private final Tuner tuner;
  private final IndexBuilder builder;
  private final Judge judge;
  private final IndexVersions versions;
  private final IndexStore store;
  private final Settlement settlement;
  private final Texts texts;

  /** With the parts of the line, and the language of its sentences. */
  public Retrainer(
      Runs runs,
      TriggerService trigger,
      Planner planner,
      GoldenSet golden,
      Models models,
      Tuner tuner,
      IndexBuilder builder,
      Judge judge,
      IndexVersions versions,
      IndexStore store,
      Texts texts) {
    this.runs = runs;
    this.trigger = trigger;
    this.planner = planner;
    this.golden = golden;
    this.models = models;
    this.tuner = tuner;
    this.builder = builder;
    this.judge = judge;
    this.versions = versions;
    this.store = store;
    this.settlement = new Settlement(versions, trigger, texts);
    this.texts = texts;
  }

  /**
   * Runs, if that is called for.
   *
   * @param fence asked before a candidate's fate is written
   * @throws Failure what broke the run; it is kept with the run. A candidate that was stopped, or
   *     that lacked something which may come back, stays unfinished for the next run to go on with
   */
  public RetrainResult run(RetrainRequest request, Fence fence, Monitor monitor) {
    runs.closeAbandoned(texts.get("retrain.run.abandoned"));
    long run = runs.start(Run.Kind.REEMBED, texts.get("retrain.run.asked", request.who()));
    try {
      RetrainResult result = decided(run, request, fence, monitor);
      store.deleteTrials();
      runs.end(
          run,
          Run.State.valueOf(result.state().name()),
          result.version().map(IndexVersion::id),
          result.why(),
          Optional.of(settlement.written(result)));
      return result;
    } catch (RuntimeException | Error e) {
      end(run, e);
      throw e;
    }
  }

  private RetrainResult decided(long run, RetrainRequest request, Fence fence, Monitor monitor) {
    Optional<IndexVersion> live = versions.live();
    Plan plan = planner.plan(request, live, monitor);
    runs.explain(run, plan.why(), trigger.window(request.asOf()));
    return switch (plan) {
      case Plan.Rest rest -> {
        if (rest.answered() && !request.dryRun()) {
          trigger.judged(Optional.of(run), request.asOf());
        }
        yield Settlement.rested(run, live, List.of(), rest.why());
      }
      case Plan.Go go -> {
        boolean called =
            !request.dryRun() && trigger.current(request.asOf()).phase() == Phase.FIRED;
        if (called) {
          trigger.started(run, request.asOf());
        }
        RetrainResult result = gone(new RunContext(run, request, live, fence, called), go, monitor);
        if (called && result.state() == State.NOT_NEEDED) {
          trigger.judged(Optional.of(run), request.asOf());
        }
        yield result;
      }
    };
  }

  /** Chooses the recipe, and builds and judges it. */
  private RetrainResult gone(RunContext context, Plan.Go go, Monitor monitor) {
    boolean improve = go.intent() == Intent.IMPROVE;
    Halves halves = halves(go.spec());
    Tuning tuning =
        go.intent() == Intent.FINISH
            ? Tuning.none(go.spec(), "")
            : tuner.tune(go.spec(), context.request(), halves.tuning(), improve, monitor);
    runs.explain(
        context.run(),
        (go.why() + " " + tuning.why()).strip(),
        trigger.window(context.request().asOf()));
    boolean same = context.live().filter(v -> v.spec().equals(tuning.chosen())).isPresent();
    return improve && same
        ? Settlement.rested(context.run(), context.live(), tuning.tried(), tuning.why())
        : built(context, tuning, halves.gate(), improve, monitor);
  }

  private Halves halves(IndexSpec spec) {
    try (LazyModel model = new LazyModel(models, spec.modelId())) {
      return golden.halves(model);
    }
  }

  private RetrainResult built(
      RunContext context, Tuning tuning, List<Query> questions, boolean proof, Monitor monitor) {
    IndexSpec spec = tuning.chosen();
    BuildOptions options = new BuildOptions(Optional.of(context.run()), tuning.learnt());
    BuildResult built =
        guarded(
            () -> builder.build(spec, options, monitor),
            () -> versions.list().stream().filter(v -> isUnfinished(v, spec)).findFirst());
    return guarded(
        () -> {
          Comparison comparison =
              judge.judge(built.version(), context.live(), questions, proof, monitor);
          monitor.check();
          monitor.at(new Progress("stage.promote", 0, 1, Duration.ZERO));
          return settlement.of(context, built, comparison, tuning);
        },
        () -> versions.byId(built.version().id()));
  }

  private static boolean isUnfinished(IndexVersion version, IndexSpec spec) {
    return Planner.isUnfinished(version) && version.spec().equals(spec);
  }

  /** What a fault of the program or of the input leaves behind is not gone on with. */
  private <T> T guarded(Supplier<T> work, Supplier<Optional<IndexVersion>> left) {
    try {
      return work.get();
    } catch (Cancelled | Unavailable | Busy e) {
      throw e;
    } catch (RuntimeException e) {
      try {
        left.get()
            .filter(v -> v.state() == IndexVersion.State.CANDIDATE)
            .ifPresent(
                v ->
                    versions.setState(
                        v.id(),
                        IndexVersion.State.FAILED,
                        Optional.of(Sentence.fitting(sentence(e))),
                        Optional.empty()));
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void end(long run, Throwable cause) {
    Run.State state = cause instanceof Cancelled ? Run.State.CANCELLED : Run.State.FAILED;
    try {
      runs.end(run, state, Optional.empty(), sentence(cause), Optional.empty());
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private String sentence(Throwable cause) {
    return cause instanceof Failure failure
        ? texts.get(failure)
        : texts.get("retrain.run.unexpected", cause.toString());
  }
}
