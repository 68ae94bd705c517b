package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.control.chart.TrendChart;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.FormGrid.Choice;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The retraining trigger, with a simulation over recent months. */
final class TriggerPage {
  private final SettingsViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final TrendChart chart = new TrendChart();

  TriggerPage(SettingsViewModel model, ScreenContext context) {
    this.model = model;
    this.texts = context.texts();
    this.formatter = context.formatter();
  }

  Node node() {
    FormGrid limits = form("threshold", "recovery", "minVotes");
    FormGrid times = form("consecutive", "window", "cooldown");
    HBox forms = new HBox(24, limits, times);
    HBox.setHgrow(limits, Priority.ALWAYS);
    HBox.setHgrow(times, Priority.ALWAYS);
    FormGrid rule = new FormGrid(texts);
    rule.choice(
        model.form().field("trigger.rule"),
        Stream.of("WILSON", "PLAIN")
            .map(name -> new Choice(name, texts.get("ui.settings.rule." + name)))
            .toList());
    Label said = new Label();
    said.setId("simulation");
    said.setWrapText(true);
    said.setMinHeight(Label.USE_PREF_SIZE);
    said.getStyleClass().add("strong");
    chart.setPrefHeight(190);
    chart.setMinHeight(190);
    chart.setAccessibleText(texts.get("ui.settings.simulation"));
    model
        .simulation()
        .outcome()
        .subscribe(
            now -> {
              said.setText(now.said());
              draw(now);
            });
    return SettingsPages.page(
        FormGrid.card(
            texts.get("ui.settings.page.TRIGGER"),
            texts.get("ui.settings.about.TRIGGER"),
            forms,
            rule),
        FormGrid.card(
            texts.get("ui.settings.simulation"),
            texts.get("ui.settings.about.simulation"),
            said,
            chart));
  }

  private FormGrid form(String... names) {
    FormGrid form = new FormGrid(texts);
    for (String name : names) {
      form.field(model.form().field("trigger." + name), "");
    }
    form.setMinWidth(0);
    form.setPrefWidth(380);
    return form;
  }

  private void draw(TriggerSimulationViewModel.Outcome now) {
    chart.show(
        now.days().stream().filter(d -> votes(d) > 0).map(this::point).toList(),
        List.of(),
        now.threshold(),
        formatter::day,
        formatter::roundPercent);
  }

  private static long votes(DailyVotes day) {
    return day.likes() + day.dislikes();
  }

  private TrendChart.Point point(DailyVotes day) {
    DislikeRatio ratio = new DislikeRatio(votes(day), day.dislikes());
    ConfidenceInterval interval = ratio.wilson95();
    String told =
        texts.get(
            "ui.settings.simulation.day",
            formatter.day(day.day()),
            formatter.percent(ratio.value()),
            ratio.votes());
    return new TrendChart.Point(day.day(), ratio.value(), interval.low(), interval.high(), told);
  }
}
