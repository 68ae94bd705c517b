package dev.retune.ui.settings;

import dev.retune.retraining.trigger.TriggerSimulation;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Simulates the edited trigger over recent months. */
final class TriggerSimulationViewModel {
  private static final int DAYS = 90;
  // Extra days, so that the first simulated days have a full window before them.
  private static final int BEFORE = 60;

  private final SettingsGateway gateway;
  private final ScreenContext context;
  private final SettingsForm settingsForm;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(new Outcome(List.of(), List.of(), 0, ""));
  private List<DailyVotes> days = List.of();

  TriggerSimulationViewModel(
      SettingsGateway gateway, ScreenContext context, SettingsForm settingsForm) {
    this.gateway = gateway;
    this.context = context;
    this.settingsForm = settingsForm;
    this.latest = new LatestTask(context.runner());
    settingsForm.settings().subscribe(now -> simulate());
  }

  /**
   * The result of a simulation.
   *
   * @param days the simulated days
   * @param fired the days on which the trigger would have fired
   * @param threshold the dislike ratio, 0 to 1
   * @param said the result in a sentence
   */
  record Outcome(List<DailyVotes> days, List<LocalDate> fired, double threshold, String said) {}

  ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** Reloads the days. */
  void refresh() {
    latest.run(
        () -> gateway.days(DAYS + BEFORE),
        now -> {
          days = now;
          simulate();
        },
        context.notices()::failed);
  }

  private void simulate() {
    var settings = settingsForm.settings().get().trigger();
    List<DailyVotes> shown = days.subList(Math.max(0, days.size() - DAYS), days.size());
    List<LocalDate> fired =
        new TriggerSimulation(settings)
            .fired(days).stream()
                .filter(day -> !shown.isEmpty() && !day.isBefore(shown.getFirst().day()))
                .toList();
    outcome.set(new Outcome(shown, fired, settings.threshold(), describe(fired)));
  }

  private String describe(List<LocalDate> fired) {
    if (days.stream().allMatch(d -> d.likes() + d.dislikes() == 0)) {
      return context.texts().get("ui.settings.simulation.noVotes");
    }
    String dates = fired.stream().map(context.formatter()::day).collect(Collectors.joining(", "));
    return fired.isEmpty()
        ? context.texts().get("ui.settings.simulation.never", DAYS)
        : context.texts().get("ui.settings.simulation.times", fired.size(), DAYS, dates);
  }
}
