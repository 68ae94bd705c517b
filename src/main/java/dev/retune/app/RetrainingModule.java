package dev.retune.app;

import dev.retune.feedback.Documents;
import dev.retune.loop.Lease;
import dev.retune.retrain.DiagnosisService;
import dev.retune.retrain.Footing;
import dev.retune.retrain.Gate;
import dev.retune.retrain.GateSettings;
import dev.retune.retrain.History;
import dev.retune.retrain.Judge;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.Planner;
import dev.retune.retrain.Promotion;
import dev.retune.retrain.Retrainer;
import dev.retune.retrain.Runs;
import dev.retune.retrain.TriggerService;
import dev.retune.retrain.Tuner;
import dev.retune.settings.Settings;
import dev.retune.text.Texts;
import java.time.Clock;
import java.util.function.Supplier;

/** When the index is made anew, from what, and whether the new one goes live. */
final class RetrainingModule {
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
        new Lazy<>(
            () ->
                new TriggerService(
                    core.workspace(), runs(), feedback.stats(), settings.trigger(), texts));
  }

  Runs runs() {
    return new Runs(core.workspace(), core.clock());
  }

  TriggerService trigger() {
    return trigger.get();
  }

  History history() {
    return new History(core.workspace(), feedback.stats());
  }

  Footing footing() {
    return new Footing(core.workspace(), core.clock());
  }

  Lease lease() {
    // other processes compare its times with theirs, so a clock that was set by hand is no good
    return new Lease(core.workspace(), Clock.systemUTC());
  }

  Promotion promotion() {
    return new Promotion(index.versions(), trigger(), core.clock());
  }

  /** What can be known before a run. */
  Outlook outlook() {
    return new Outlook(
        planner(),
        judge(),
        index.golden(),
        documents(),
        index.versions(),
        index.models(),
        trigger(),
        diagnosis());
  }

  Retrainer retrainer() {
    Tuner tuner = new Tuner(documents(), index.trialBuilder(), index.models(), texts);
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
        index.store(),
        texts);
  }

  private DiagnosisService diagnosis() {
    return new DiagnosisService(
        core.workspace(), index.versions(), index.store(), index.models(), texts);
  }

  private Planner planner() {
    return new Planner(
        documents(),
        index.versions(),
        index.models(),
        settings.model(),
        trigger(),
        diagnosis(),
        texts);
  }

  private Judge judge() {
    return new Judge(
        documents(),
        index.evaluator(),
        index.store(),
        index.models(),
        new Gate(GateSettings.standard(), texts));
  }

  private Documents documents() {
    return feedback.documents();
  }
}
