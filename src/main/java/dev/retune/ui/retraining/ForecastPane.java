package dev.retune.ui.retraining;

import dev.retune.common.i18n.Texts;
import dev.retune.retraining.run.RunForecast;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.Severity;
import javafx.scene.control.Label;

/** The state of the trigger, and what a run would do now. */
final class ForecastPane {
  private final RetrainingViewModel model;
  private final Texts texts;
  private final Nodes nodes;

  /** The nodes of the pane. */
  record Nodes(
      Label state,
      Label why,
      Label forecast,
      Label because,
      Label allTheSame,
      Label basis,
      Label questions) {}

  ForecastPane(RetrainingViewModel model, Texts texts, Nodes nodes) {
    this.model = model;
    this.texts = texts;
    this.nodes = nodes;
    model.trigger().subscribe(now -> now.ifPresent(this::show));
    model.forecastLoader().forecast().subscribe(now -> now.ifPresent(this::show));
    model.forecastLoader().questions().subscribe(nodes.questions()::setText);
  }

  private void show(TriggerReading now) {
    LabelStyles.badge(
        nodes.state(), texts.get("ui.trigger." + now.state().name()), Severity.of(now.state()));
    nodes.why().setText(now.why());
  }

  private void show(RunForecast now) {
    nodes
        .forecast()
        .setText(texts.get(now.runs() ? "ui.retraining.wouldRun" : "ui.retraining.wouldRest"));
    nodes.because().setText(now.why());
    LabelStyles.setOptionalText(
        nodes.allTheSame(),
        now.runs()
            ? ""
            : texts.get(
                "ui.retraining.allTheSame",
                texts.get("ui.retraining.force"),
                texts.get("ui.retraining.run")));
    // A forecast that depends on the trigger repeats the trigger's sentence.
    LabelStyles.setOptionalText(
        nodes.why(),
        model
            .trigger()
            .get()
            .map(TriggerReading::why)
            .filter(why -> !now.why().contains(why))
            .orElse(""));
    nodes.basis().setText(texts.get("ui.retraining.ground." + now.ground(), now.documents()));
  }
}
