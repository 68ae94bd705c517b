package dev.retune.ui.checklist;

import dev.retune.common.i18n.Texts;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The first steps, until all are done or a person hides them. */
public final class ChecklistViewModel {
  private final ChecklistGateway gateway;
  private final ScreenContext context;
  private final ChecklistFormatter formatter;
  private final LatestTask latest;
  private final ObservableList<ChecklistLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();

  /** Reads the workspace at once and whenever its data changes. */
  public ChecklistViewModel(ChecklistGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.formatter = new ChecklistFormatter(context.texts(), context.formatter());
    this.latest = new LatestTask(context);
    context.timeWindow().onDataChange(this::refresh);
    context.preferences().settings().map(DesktopSettings::firstSteps).subscribe(now -> refresh());
  }

  /** The steps in order; empty before they are read. */
  ObservableList<ChecklistLine> lines() {
    return lines;
  }

  /** Whether there is something left to do that a person wants to see. */
  ReadOnlyBooleanProperty shown() {
    return shown.getReadOnlyProperty();
  }

  Texts texts() {
    return context.texts();
  }

  /** How much is done, such as {@code 2 of 6}. */
  String standing() {
    long done = lines.stream().filter(ChecklistLine::done).count();
    return texts().get("ui.checklist.standing", done, lines.size());
  }

  private void refresh() {
    if (!context.preferences().settings().get().firstSteps()) {
      latest.cancel();
      shown.set(false);
      return;
    }
    latest.run(
        gateway::progress,
        now -> {
          List<ChecklistLine> read = formatter.lines(now);
          lines.setAll(read);
          shown.set(!read.stream().allMatch(ChecklistLine::done));
        },
        context.notices()::failed);
  }

  /** Opens the screen on which a step is done. */
  void open(ChecklistStep step) {
    switch (step) {
      case DATA -> context.navigator().sources();
      case CAUSES -> context.navigator().reviewQueue();
      case INDEX, EVALUATION, PROMOTION -> context.navigator().versions();
      case REPORT -> context.navigator().reports();
    }
  }

  /** Hides the steps for good; the settings bring them back. */
  void hide() {
    context.preferences().change(now -> now.withFirstSteps(false));
    context.notices().done(texts().get("ui.checklist.hidden"));
  }
}
