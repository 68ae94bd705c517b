package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.LabelStyles;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The outcome of the last run. */
final class RunOutcomePane {
  private final Texts texts;
  private final Nodes nodes;

  /** The nodes of the pane. */
  record Nodes(VBox pane, Label state, Label why, Label work, GridPane metrics) {}

  RunOutcomePane(RetrainingRunModel model, Texts texts, Nodes nodes) {
    this.texts = texts;
    this.nodes = nodes;
    model.outcome().subscribe(now -> now.ifPresentOrElse(this::show, () -> setVisible(false)));
  }

  private void show(RunOutcome outcome) {
    setVisible(true);
    LabelStyles.badge(nodes.state(), outcome.state(), outcome.severity());
    nodes.why().setText(outcome.why());
    LabelStyles.setOptionalText(nodes.work(), outcome.work());
    MetricGrid.fill(
        nodes.metrics(),
        texts.get("ui.retraining.live"),
        texts.get("ui.retraining.candidate"),
        outcome.metrics(),
        texts);
  }

  private void setVisible(boolean visible) {
    nodes.pane().setVisible(visible);
    nodes.pane().setManaged(visible);
    nodes.state().setVisible(visible);
  }
}
