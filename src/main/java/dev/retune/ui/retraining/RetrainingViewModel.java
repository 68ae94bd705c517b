package dev.retune.ui.retraining;

import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The reasons for a retraining, its forecast and run, and the versions. */
public final class RetrainingViewModel {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final VersionComparisonViewModel compare;
  private final ScheduleViewModel schedule;
  private final RetrainingRunModel run;
  private final VersionPromotion promotion;
  private final LatestTask latest;
  private final RetrainingForecastLoader forecastLoader;

  private final ReadOnlyObjectWrapper<Optional<TriggerReading>> trigger =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ObservableList<IndexVersion> versions = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObservableMap<Long, PromotionEffect> effects = FXCollections.observableHashMap();
  private final ObjectProperty<RetrainingTab> tab =
      new SimpleObjectProperty<>(RetrainingTab.VERSIONS);
  private boolean entered;

  /**
   * Loads when the screen is shown, and whenever the time window changes while it is visible.
   *
   * @param saving whether settings are being saved, which a run would not use yet
   */
  public RetrainingViewModel(
      RetrainingGateway gateway, ScreenContext context, ObservableBooleanValue saving) {
    this.gateway = gateway;
    this.context = context;
    this.compare = new VersionComparisonViewModel(gateway, context, versions);
    this.schedule = new ScheduleViewModel(gateway, context);
    this.run = new RetrainingRunModel(gateway, context, busy, saving);
    this.promotion = new VersionPromotion(gateway, context, busy, versions);
    this.latest = new LatestTask(context.runner());
    this.forecastLoader = new RetrainingForecastLoader(gateway, context);
    context.timeWindow().changes().subscribe((was, is) -> changed());
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

  /** The open part. */
  public ObjectProperty<RetrainingTab> tab() {
    return tab;
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

  /** The options, the progress and the outcome of a run. */
  public RetrainingRunModel run() {
    return run;
  }

  /** Promotes and rolls back versions. */
  public VersionPromotion promotion() {
    return promotion;
  }

  /** Goes on with the run of a view model in another language. */
  public void takeOver(RetrainingViewModel former) {
    run.takeOver(former.run);
  }

  /** Whether a run, a promotion or a rollback is in progress. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
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
          forecastLoader.update(now.basis());
        },
        context.notices()::failed);
    schedule.refresh();
  }
}
