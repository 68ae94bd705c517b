package dev.retune.ui.retraining;

import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.ObservableTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The reasons for a retraining, its forecast, run and outcome, and the versions. */
public final class RetrainingViewModel {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final RunOutcomeFormatter words;
  private final VersionComparisonViewModel compare;
  private final ScheduleViewModel schedule;
  private final LatestTask latest;
  private final RetrainingForecastLoader forecastLoader;

  private final ReadOnlyObjectWrapper<Optional<TriggerReading>> trigger = none();
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ObservableList<IndexVersion> versions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ObservableTask>> running = none();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<RunOutcome>> outcome = none();
  private final ObservableMap<Long, PromotionEffect> effects = FXCollections.observableHashMap();
  private final ObjectProperty<Optional<String>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty chunkTokens = new SimpleStringProperty("");
  private final BooleanProperty force = new SimpleBooleanProperty();
  private final BooleanProperty dryRun = new SimpleBooleanProperty();
  private boolean entered;

  /** Loads when the screen is shown, and whenever the time window changes while it is visible. */
  public RetrainingViewModel(RetrainingGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.words = new RunOutcomeFormatter(context.texts(), context.formatter());
    this.compare = new VersionComparisonViewModel(gateway, context, versions);
    this.schedule = new ScheduleViewModel(gateway, context);
    this.latest = new LatestTask(context.runner());
    this.forecastLoader = new RetrainingForecastLoader(gateway, context);
    context.timeWindow().changes().subscribe((was, is) -> changed());
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> none() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  private record Read(
      TriggerReading trigger,
      String fingerprint,
      List<String> models,
      List<IndexVersion> versions,
      List<PromotionEffect> effects) {

    RetrainingForecastLoader.ForecastInputs basis() {
      return new RetrainingForecastLoader.ForecastInputs(
          fingerprint, trigger.state(), trigger.votes(), trigger.dislikes(), versions);
    }
  }

  /** The comparison of two versions. */
  public VersionComparisonViewModel compare() {
    return compare;
  }

  /** The schedule of automatic runs. */
  public ScheduleViewModel schedule() {
    return schedule;
  }

  /** The forecast of a run. */
  public RetrainingForecastLoader forecastLoader() {
    return forecastLoader;
  }

  /** The user votes after a version's promotion, by version id. */
  public ObservableMap<Long, PromotionEffect> effects() {
    return effects;
  }

  /** The state of the trigger; empty before it is loaded. */
  public ReadOnlyObjectProperty<Optional<TriggerReading>> trigger() {
    return trigger.getReadOnlyProperty();
  }

  /** The available models. */
  public ObservableList<String> models() {
    return models;
  }

  /** All versions, newest first. */
  public ObservableList<IndexVersion> versions() {
    return versions;
  }

  /** The running task. */
  public ReadOnlyObjectProperty<Optional<ObservableTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** Whether a run, a promotion or a rollback is in progress. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The outcome of the last run. */
  ReadOnlyObjectProperty<Optional<RunOutcome>> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** The model to build with; the live version's if empty. */
  public ObjectProperty<Optional<String>> model() {
    return model;
  }

  /** The maximum tokens per chunk as typed; unchanged if blank. */
  public StringProperty chunkTokens() {
    return chunkTokens;
  }

  /** Whether to run regardless of the trigger. */
  public BooleanProperty force() {
    return force;
  }

  /** Whether to evaluate a candidate without promoting it. */
  public BooleanProperty dryRun() {
    return dryRun;
  }

  /** Called when the screen is shown. */
  public void enter() {
    if (!entered) {
      entered = true;
      refresh();
    }
  }

  /** Called when the screen is hidden; cancels work that is no longer needed. */
  public void leave() {
    entered = false;
    latest.cancel();
    forecastLoader.cancel();
  }

  private void changed() {
    // A hidden screen loads nothing; showing it again reloads.
    if (entered) {
      refresh();
    }
  }

  /** Loads the state. */
  public void refresh() {
    latest.run(
        () ->
            new Read(
                gateway.trigger(),
                gateway.inputFingerprint(),
                gateway.models(),
                gateway.versions(),
                gateway.effects()),
        now -> {
          trigger.set(Optional.of(now.trigger()));
          models.setAll(now.models());
          effects.clear();
          // If a version was live twice, the later entry wins.
          now.effects().reversed().forEach(effect -> effects.put(effect.version(), effect));
          versions.setAll(now.versions());
          forecastLoader.on(now.basis());
        },
        context.notices()::failed);
    schedule.refresh();
  }

  /** Starts a run. */
  public void run() {
    if (busy.get()) {
      return;
    }
    RetrainingRequest request =
        new RetrainingRequest(
            model.get(),
            tokens(),
            Optional.empty(),
            force.get(),
            dryRun.get(),
            context.person(),
            context.clock().instant());
    busy.set(true);
    outcome.set(Optional.empty());
    ObservableTask task =
        context
            .runner()
            .watch(
                context.texts().get("ui.task.retrain"),
                monitor -> gateway.run(request, monitor),
                this::ended,
                this::broke);
    running.set(busy.get() ? Optional.of(task) : Optional.empty());
  }

  private OptionalInt tokens() {
    String typed = chunkTokens.get().strip();
    return typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
  }

  private void ended(RetrainingResult result) {
    idle();
    outcome.set(Optional.of(words.of(result)));
    context.timeWindow().changed();
  }

  private void broke(Throwable e) {
    idle();
    context.notices().failed(e);
    context.timeWindow().changed();
  }

  private void idle() {
    busy.set(false);
    running.set(Optional.empty());
  }

  /** Returns whether a version can be promoted. */
  public static boolean promotable(IndexVersion version) {
    return version.complete()
        && switch (version.state()) {
          case CANDIDATE, RETIRED, REJECTED -> true;
          case LIVE, FAILED -> false;
        };
  }

  /** Promotes a version after confirmation. */
  public void promote(IndexVersion version) {
    String live =
        live().map(IndexVersion::label).orElse(context.texts().get("ui.retraining.nothing"));
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                context.texts().get("ui.retraining.promoteAsk", version.label()),
                context
                    .texts()
                    .get("ui.retraining.promoteEffect", version.label(), version.documents(), live),
                context.texts().get("ui.retraining.promote")),
            () -> change(() -> gateway.promote(version.label())));
  }

  /** Restores the previously live version after confirmation. */
  public void rollback() {
    String live =
        live().map(IndexVersion::label).orElse(context.texts().get("ui.retraining.nothing"));
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                context.texts().get("ui.retraining.rollbackAsk"),
                context.texts().get("ui.retraining.rollbackEffect", live),
                context.texts().get("ui.retraining.rollback")),
            () -> change(gateway::rollback));
  }

  private void change(Callable<IndexVersion> change) {
    busy.set(true);
    context
        .runner()
        .run(
            change,
            now -> {
              idle();
              context.notices().done(context.texts().get("ui.retraining.nowLive", now.label()));
              context.timeWindow().changed();
            },
            this::broke);
  }

  private Optional<IndexVersion> live() {
    return versions.stream().filter(v -> v.state() == IndexVersion.State.LIVE).findFirst();
  }
}
