package dev.retune.ui.retraining;

import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RetrainingPreview;
import dev.retune.retraining.run.RunForecast;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a run would do and what questions and dislikes say. Both take their time, so what was found
 * is kept until what it rests on changes.
 */
public final class RetrainingForecastLoader {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final LatestTask forecasting;
  private final LatestTask looking;
  private final ReadOnlyObjectWrapper<Optional<RunForecast>> forecast =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RetrainingPreview.DislikePreview>> looked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper isLooking = new ReadOnlyBooleanWrapper();
  private Optional<ForecastInputs> forecastOn = Optional.empty();
  private Optional<ForecastInputs> lookedOn = Optional.empty();

  RetrainingForecastLoader(RetrainingGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.forecasting = new LatestTask(context.runner());
    this.looking = new LatestTask(context.runner());
  }

  /**
   * All that both rest on.
   *
   * @param footing as the services tell it
   * @param votes in the trigger's window
   * @param dislikes among them
   */
  record ForecastInputs(
      String footing, Phase trigger, long votes, long dislikes, List<IndexVersion> versions) {}

  /** What a run would do now; empty before it was asked. */
  public ReadOnlyObjectProperty<Optional<RunForecast>> forecast() {
    return forecast.getReadOnlyProperty();
  }

  /** What questions and dislikes say; empty before they were looked into. */
  public ReadOnlyObjectProperty<Optional<RetrainingPreview.DislikePreview>> looked() {
    return looked.getReadOnlyProperty();
  }

  /** Whether they are being looked into. */
  public ReadOnlyBooleanProperty isLooking() {
    return isLooking.getReadOnlyProperty();
  }

  /** Asks what is not known on this ground. */
  void on(ForecastInputs basis) {
    Optional<ForecastInputs> now = Optional.of(basis);
    if (!now.equals(forecastOn)) {
      forecasting.run(
          gateway::forecast,
          found -> {
            forecastOn = now;
            forecast.set(Optional.of(found));
          },
          context.notices()::failed);
    }
    if (!now.equals(lookedOn)) {
      look(now);
    }
  }

  /** Looks into questions and dislikes again. */
  public void look() {
    look(lookedOn);
  }

  private void look(Optional<ForecastInputs> basis) {
    isLooking.set(true);
    looking.runLong(
        gateway::look,
        found -> {
          lookedOn = basis;
          isLooking.set(false);
          looked.set(Optional.of(found));
        },
        e -> {
          isLooking.set(false);
          context.notices().failed(e);
        });
  }

  /** Stops what is being asked. */
  void cancel() {
    forecasting.cancel();
    looking.cancel();
    isLooking.set(false);
  }
}
