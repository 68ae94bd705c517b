package dev.retune.ui.settings;

import dev.retune.stats.DayCount;
import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.TrendChart;
import dev.retune.ui.settings.Form.Choice;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** When to re-embed, and what that would have meant in the last months. */
final class TriggerPage {
  private final SettingsViewModel model;
  private final Texts texts;
  private final Figures figures;
  private final TrendChart chart = new TrendChart();

  TriggerPage(SettingsViewModel model, Room room) {
    this.model = model;
    this.texts = room.texts();
    this.figures = room.figures();
  }

  Node node() {
    Form limits = form("threshold", "recovery", "minVotes");
    Form times = form("consecutive", "window", "cooldown");
    HBox forms = new HBox(24, limits, times);
    HBox.setHgrow(limits, Priority.ALWAYS);
    HBox.setHgrow(times, Priority.ALWAYS);
    Form rule = new Form(texts);
    rule.choice(
        model.draft().entry("trigger.rule"),
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
    return Pages.page(
        Form.card(
            texts.get("ui.settings.page.TRIGGER"),
            texts.get("ui.settings.about.TRIGGER"),
            forms,
            rule),
        Form.card(
            texts.get("ui.settings.simulation"),
            texts.get("ui.settings.about.simulation"),
            said,
            chart));
  }

  private Form form(String... names) {
    Form form = new Form(texts);
    for (String name : names) {
      form.field(model.draft().entry("trigger." + name), "");
    }
    form.setMinWidth(0);
    form.setPrefWidth(380);
    return form;
  }

  private void draw(SimulationViewModel.Outcome now) {
    chart.show(
        now.days().stream().filter(d -> votes(d) > 0).map(this::point).toList(),
        List.of(),
        now.threshold(),
        figures::day,
        figures::roundPercent);
  }

  private static long votes(DayCount day) {
    return day.likes() + day.dislikes();
  }

  private TrendChart.Point point(DayCount day) {
    Ratio ratio = new Ratio(votes(day), day.dislikes());
    Interval interval = ratio.wilson95();
    String told =
        texts.get(
            "ui.settings.simulation.day",
            figures.day(day.day()),
            figures.percent(ratio.value()),
            ratio.votes());
    return new TrendChart.Point(day.day(), ratio.value(), interval.low(), interval.high(), told);
  }
}
