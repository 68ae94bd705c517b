package dev.retune.ui.retrain;

import dev.retune.index.IndexVersion;
import dev.retune.retrain.Forecast;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
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
public final class Foresight {
  private final RetrainDesk desk;
  private final Room room;
  private final Latest forecasting;
  private final Latest looking;
  private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outlook.Looked>> looked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper isLooking = new ReadOnlyBooleanWrapper();
  private Optional<Ground> forecastOn = Optional.empty();
  private Optional<Ground> lookedOn = Optional.empty();

  Foresight(RetrainDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.forecasting = new Latest(room.runner());
    this.looking = new Latest(room.runner());
  }

  /**
   * All that both rest on.
   *
   * @param footing as the services tell it
   * @param votes in the trigger's window
   * @param dislikes among them
   */
  record Ground(
      String footing, Phase trigger, long votes, long dislikes, List<IndexVersion> versions) {}

  /** What a run would do now; empty before it was asked. */
  public ReadOnlyObjectProperty<Optional<Forecast>> forecast() {
    return forecast.getReadOnlyProperty();
  }

  /** What questions and dislikes say; empty before they were looked into. */
  public ReadOnlyObjectProperty<Optional<Outlook.Looked>> looked() {
    return looked.getReadOnlyProperty();
  }

  /** Whether they are being looked into. */
  public ReadOnlyBooleanProperty isLooking() {
    return isLooking.getReadOnlyProperty();
  }

  /** Asks what is not known on this ground. */
  void on(Ground ground) {
    Optional<Ground> now = Optional.of(ground);
    if (!now.equals(forecastOn)) {
      forecasting.run(
          desk::forecast,
          found -> {
            forecastOn = now;
            forecast.set(Optional.of(found));
          },
          room.notices()::failed);
    }
    if (!now.equals(lookedOn)) {
      look(now);
    }
  }

  /** Looks into questions and dislikes again. */
  public void look() {
    look(lookedOn);
  }

  private void look(Optional<Ground> ground) {
    isLooking.set(true);
    looking.runLong(
        desk::look,
        found -> {
          lookedOn = ground;
          isLooking.set(false);
          looked.set(Optional.of(found));
        },
        e -> {
          isLooking.set(false);
          room.notices().failed(e);
        });
  }

  /** Stops what is being asked. */
  void cancel() {
    forecasting.cancel();
    looking.cancel();
    isLooking.set(false);
  }
}
