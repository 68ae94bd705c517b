package dev.retune.ui.checklist;

import dev.retune.ui.control.ClickBehavior;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card with the first steps; each leads to its screen. */
public final class ChecklistView {
  private final ChecklistViewModel model;

  @FXML private Node root;
  @FXML private Label standing;
  @FXML private Button hide;
  @FXML private Pane steps;

  /** Creates the view for its view model. */
  public ChecklistView(ChecklistViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    hide.setOnAction(event -> model.hide());
    model
        .shown()
        .subscribe(
            shown -> {
              root.setVisible(shown);
              root.setManaged(shown);
            });
    model.lines().subscribe(this::show);
    show();
  }

  private void show() {
    standing.setText(model.standing());
    steps.getChildren().setAll(model.lines().stream().map(this::line).toList());
  }

  private Node line(ChecklistLine line) {
    FontIcon mark = new FontIcon(line.done() ? Feather.CHECK_CIRCLE : line.step().icon());
    mark.getStyleClass().add("step-mark");
    Label title = new Label(line.title());
    title.getStyleClass().add("strong");
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.setWrapText(true);
    Label detail = new Label(line.detail());
    detail.getStyleClass().add("fine");
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    VBox text = new VBox(2, title, detail);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(10, mark, text);
    row.setId("step-" + line.step());
    row.getStyleClass().add("step");
    if (line.done()) {
      row.getStyleClass().add("done");
    } else if (line.next()) {
      row.getStyleClass().add("next");
    }
    String state = line.done() ? "ui.checklist.isDone" : "ui.checklist.isToDo";
    ClickBehavior.on(
        row,
        model.texts().get(state, line.title()) + " " + line.detail(),
        () -> model.open(line.step()));
    return row;
  }
}
