package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The schedule, its next runs, and the state of each task. */
public final class ScheduleView {
  private final ScheduleViewModel model;
  private final ScreenContext context;

  @FXML private TextField plan;
  @FXML private Button save;
  @FXML private Label fault;
  @FXML private Label zone;
  @FXML private VBox next;
  @FXML private GridPane tasks;
  @FXML private Label holder;

  /** Creates the view for its view model. */
  public ScheduleView(ScheduleViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
  }

  @FXML
  void initialize() {
    Texts texts = context.texts();
    plan.textProperty().bindBidirectional(model.plan());
    plan.setOnAction(event -> model.save());
    save.setOnAction(event -> model.save());
    save.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.plan().get().isBlank()
                        || !model.problem().get().isEmpty()
                        || model.plan().get().strip().equals(model.saved().get()),
                model.plan(),
                model.problem(),
                model.saved()));
    zone.setText(texts.get("ui.retraining.inZone", context.zone().getId()));
    model.problem().subscribe(said -> LabelStyles.setOptionalText(fault, said));
    model.next().subscribe(this::show);
    model.tasks().subscribe(this::showTasks);
    model.holder().subscribe(said -> LabelStyles.setOptionalText(holder, said));
  }

  private void show(List<String> times) {
    next.getChildren().setAll(times.stream().map(Label::new).toList());
    if (times.isEmpty()) {
      Label none = new Label(context.texts().get("ui.retraining.notPlanned"));
      none.getStyleClass().add("quiet");
      next.getChildren().setAll(none);
    }
  }

  private void showTasks(List<ScheduleViewModel.Row> rows) {
    tasks.getChildren().clear();
    List<String> heads = List.of("task", "plan", "nextTime", "lastTime");
    for (int column = 0; column < heads.size(); column++) {
      Label head = new Label(context.texts().get("ui.retraining." + heads.get(column)));
      head.getStyleClass().add("fine");
      tasks.add(head, column, 0);
    }
    int line = 1;
    for (ScheduleViewModel.Row row : rows) {
      Label last = wrapped(row.last());
      if (row.failing()) {
        last.getStyleClass().add("failing");
      }
      tasks.addRow(line++, wrapped(row.task()), whole(row.plan()), whole(row.next()), last);
    }
  }

  private static Label whole(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
