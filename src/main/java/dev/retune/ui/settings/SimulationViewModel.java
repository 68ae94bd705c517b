package dev.retune.ui.settings;

import dev.retune.retrain.TriggerSimulation;
import dev.retune.stats.DayCount;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the trigger as it is typed would have done in the last months. */
final class SimulationViewModel {
  private static final int DAYS = 90;
  // so that the first days counted have a whole window behind them
  private static final int BEFORE = 60;

  private final SettingsDesk desk;
  private final Room room;
  private final Draft draft;
  private final Latest latest;
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(new Outcome(List.of(), List.of(), 0, ""));
  private List<DayCount> days = List.of();

  SimulationViewModel(SettingsDesk desk, Room room, Draft draft) {
    this.desk = desk;
    this.room = room;
    this.draft = draft;
    this.latest = new Latest(room.runner());
    draft.settings().subscribe(now -> simulate());
  }

  /**
   * What came out.
   *
   * @param days that were looked at
   * @param fired those on which it would have fired
   * @param threshold dislike ratio, 0 to 1
   * @param said in a sentence
   */
  record Outcome(List<DayCount> days, List<LocalDate> fired, double threshold, String said) {}

  ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** Reads the days anew. */
  void refresh() {
    latest.run(
        () -> desk.days(DAYS + BEFORE),
        now -> {
          days = now;
          simulate();
        },
        room.notices()::failed);
  }

  private void simulate() {
    var settings = draft.settings().get().trigger();
    List<DayCount> shown = days.subList(Math.max(0, days.size() - DAYS), days.size());
    List<LocalDate> fired =
        new TriggerSimulation(settings)
            .fired(days).stream()
                .filter(day -> !shown.isEmpty() && !day.isBefore(shown.getFirst().day()))
                .toList();
    outcome.set(new Outcome(shown, fired, settings.threshold(), said(fired)));
  }

  private String said(List<LocalDate> fired) {
    if (days.stream().allMatch(d -> d.likes() + d.dislikes() == 0)) {
      return room.texts().get("ui.settings.simulation.noVotes");
    }
    String dates = fired.stream().map(room.figures()::day).collect(Collectors.joining(", "));
    return fired.isEmpty()
        ? room.texts().get("ui.settings.simulation.never", DAYS)
        : room.texts().get("ui.settings.simulation.times", fired.size(), DAYS, dates);
  }
}
