package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.task.ObservableTask;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The running tasks with progress, remaining time and a cancel button. ControlsFX's
 * TaskProgressView is English only and needs JavaFX tasks, which view models must not know.
 */
final class TaskListView {
  private final Texts texts;
  private final ProgressFormatter words;
  private final ObservableList<ObservableTask> tasks;
  private final ListChangeListener<ObservableTask> listener;

  /** Creates the list inside the given box. */
  public TaskListView(ObservableList<ObservableTask> tasks, VBox box, Texts texts, ZoneId zone) {
    this.texts = texts;
    this.tasks = tasks;
    this.words = new ProgressFormatter(texts, new ValueFormatter(texts, zone));
    Runnable draw =
        () -> {
          List<Node> drawn = new ArrayList<>();
          tasks.forEach(task -> drawn.add(node(task)));
          box.getChildren().setAll(drawn);
        };
    this.listener = change -> draw.run();
    tasks.addListener(listener);
    draw.run();
  }

  /** Stops observing the tasks. */
  public void close() {
    tasks.removeListener(listener);
  }

  private Node node(ObservableTask task) {
    Label title = new Label();
    title.textProperty().bind(task.title());
    title.getStyleClass().add("strong");
    // such as the name of a model, which may be long
    title.setWrapText(true);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button cancel = new Button("", new FontIcon(Feather.X));
    cancel.getStyleClass().add("small-icon");
    task.title().subscribe(text -> cancel.setAccessibleText(texts.get("ui.task.cancel", text)));
    cancel.setOnAction(event -> task.cancel());
    cancel.disableProperty().bind(task.stopping());
    Label stage = new Label();
    stage.getStyleClass().add("fine");
    stage.setWrapText(true);
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    Label left = new Label();
    left.getStyleClass().add("fine");
    Runnable show =
        () -> {
          TaskProgress now = task.progress().get();
          stage.setText(task.stopping().get() ? texts.get("ui.task.stopping") : words.stage(now));
          bar.setProgress(ProgressFormatter.fraction(now));
          left.setText(words.remaining(now));
        };
    task.progress().subscribe(show);
    task.stopping().subscribe(show);
    show.run();
    HBox head = new HBox(6, title, cancel);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(head, stage, bar, left);
    box.getStyleClass().add("task");
    return box;
  }
}
