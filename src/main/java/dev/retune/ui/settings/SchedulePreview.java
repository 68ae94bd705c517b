package dev.retune.ui.settings;

import dev.retune.common.error.ApplicationException;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.ui.navigation.ScreenContext;
import java.time.ZoneId;
import java.util.List;

/** The next runs of the schedule as it is typed. */
final class SchedulePreview {
  private static final int TIMES = 5;

  private final SettingsForm settingsForm;
  private final ScreenContext context;

  SchedulePreview(SettingsForm settingsForm, ScreenContext context) {
    this.settingsForm = settingsForm;
    this.context = context;
  }

  /** The next runs; none while the schedule is invalid. */
  List<String> nextTimes() {
    try {
      ZoneId zone = settingsForm.settings().get().zoneId();
      return SchedulePlan.parse(settingsForm.field("weekly").text().get(), zone)
          .next(context.clock().instant(), TIMES)
          .stream()
          .map(context.formatter()::moment)
          .toList();
    } catch (ApplicationException e) {
      return List.of();
    }
  }
}
