package dev.retune.ui.control;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.TaskProgress;
import dev.retune.ui.format.ProgressFormatter;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.task.ObservableTask;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The progress of the long task of a screen, which can be cancelled there. */
public final class RunProgressPane {
  private final Texts texts;
  private final ProgressFormatter formatter;
  private final Nodes nodes;
  private Subscription subscription = Subscription.EMPTY;

  /** The nodes of the pane. */
  public record Nodes(
      VBox pane, Label stage, ProgressBar bar, Label remaining, Label rate, Button cancel) {}

  /** Follows a task while there is one. */
  public RunProgressPane(
      ObservableValue<Optional<ObservableTask>> running,
      Texts texts,
      ValueFormatter values,
      Nodes nodes) {
    this.texts = texts;
    this.formatter = new ProgressFormatter(texts, values);
    this.nodes = nodes;
    running.subscribe(now -> now.ifPresentOrElse(this::follow, this::hide));
  }

  private void follow(ObservableTask task) {
    subscription.unsubscribe();
    show(true);
    nodes.cancel().setOnAction(event -> task.cancel());
    subscription =
        Subscription.combine(
            task.progress().subscribe(this::show), task.stopping().subscribe(this::stopping));
  }

  private void hide() {
    subscription.unsubscribe();
    show(false);
  }

  private void show(boolean visible) {
    nodes.pane().setVisible(visible);
    nodes.pane().setManaged(visible);
  }

  private void show(TaskProgress now) {
    nodes.stage().setText(formatter.stage(now));
    nodes.bar().setProgress(ProgressFormatter.fraction(now));
    nodes.remaining().setText(formatter.remaining(now));
    nodes.rate().setText(formatter.rate(now));
  }

  private void stopping(boolean stopping) {
    nodes.cancel().setDisable(stopping);
    if (stopping) {
      nodes.stage().setText(texts.get("ui.task.stopping"));
    }
  }
}
