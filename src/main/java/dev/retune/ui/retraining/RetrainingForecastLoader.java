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
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Loads the forecast of a run and the analysis of questions and dislikes. Both are slow, so results
 * are kept until their inputs change.
 */
public final class RetrainingForecastLoader {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final LatestTask forecasting;
  private final LatestTask looking;
  private final ReadOnlyObjectWrapper<Optional<RunForecast>> forecast =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RetrainingPreview.DislikePreview>> diagnosis =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper questions;
  private final ReadOnlyBooleanWrapper isDiagnosing = new ReadOnlyBooleanWrapper();
  private Optional<ForecastInputs> forecastOn = Optional.empty();
  private Optional<ForecastInputs> lookedOn = Optional.empty();

  RetrainingForecastLoader(RetrainingGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.forecasting = new LatestTask(context.runner());
    this.looking = new LatestTask(context.runner());
    this.questions =
        new ReadOnlyStringWrapper(context.texts().get("ui.retraining.goldenUnknown", 0));
  }

  /**
   * The inputs of both results.
   *
   * @param fingerprint the fingerprint from the services
   * @param votes the votes in the trigger's window
   * @param dislikes the dislikes among them
   */
  record ForecastInputs(
      String fingerprint, Phase trigger, long votes, long dislikes, List<IndexVersion> versions) {}

  /** The forecast of a run; empty before it is loaded. */
  public ReadOnlyObjectProperty<Optional<RunForecast>> forecast() {
    return forecast.getReadOnlyProperty();
  }

  /** The analysis of questions and dislikes; empty before it is loaded. */
  public ReadOnlyObjectProperty<Optional<RetrainingPreview.DislikePreview>> diagnosis() {
    return diagnosis.getReadOnlyProperty();
  }

  /** The number of golden questions; a line that is there before, so that nothing moves. */
  public ReadOnlyStringProperty questions() {
    return questions.getReadOnlyProperty();
  }

  /** Whether the analysis is running. */
  public ReadOnlyBooleanProperty isDiagnosing() {
    return isDiagnosing.getReadOnlyProperty();
  }

  /** Loads what is unknown for these inputs. */
  void update(ForecastInputs basis) {
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
      diagnose(basis);
    }
  }

  /** Repeats the analysis. */
  public void diagnose() {
    diagnose(lookedOn.orElse(null));
  }

  private void diagnose(@Nullable ForecastInputs basis) {
    isDiagnosing.set(true);
    looking.runLong(
        gateway::look,
        found -> {
          lookedOn = Optional.ofNullable(basis);
          isDiagnosing.set(false);
          diagnosis.set(Optional.of(found));
          questions.set(context.texts().get("ui.retraining.golden", found.tuning(), found.gate()));
        },
        e -> {
          isDiagnosing.set(false);
          if (diagnosis.get().isEmpty()) {
            questions.set(context.texts().get("ui.retraining.goldenUnknown", 1));
          }
          context.notices().failed(e);
        });
  }

  /** Cancels running requests. */
  void cancel() {
    forecasting.cancel();
    looking.cancel();
    isDiagnosing.set(false);
  }
}
