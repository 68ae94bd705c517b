package dev.retune.ui.overview;

import dev.retune.stats.DayCount;
import dev.retune.stats.Interval;
import dev.retune.stats.Ratio;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Gauge;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.ShareBars;
import dev.retune.ui.kit.TrendChart;
import dev.retune.ui.overview.OverviewViewModel.Shown;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/** Puts the figures where they belong. */
public final class OverviewView {
  private final OverviewViewModel model;
  private final Texts texts;
  private final Figures figures;

  @FXML private Parent content;
  @FXML private Gauge gauge;
  @FXML private Label headline;
  @FXML private Label against;
  @FXML private Label interval;
  @FXML private Label votes;
  @FXML private Label split;
  @FXML private Label coverage;
  @FXML private Label answers;
  @FXML private Label adjudicated;
  @FXML private Label raw;
  @FXML private Label change;
  @FXML private Label trigger;
  @FXML private Label triggerWhy;
  @FXML private Label version;
  @FXML private Label versionDetail;
  @FXML private TrendChart trend;
  @FXML private ShareBars reasons;
  @FXML private Label noReasons;
  @FXML private Label withoutReason;

  /** Over its model. */
  public OverviewView(OverviewViewModel model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
  }

  @FXML
  void initialize() {
    content.setVisible(false);
    model.shown().subscribe(now -> now.ifPresent(this::show));
  }

  private void show(Shown now) {
    content.setVisible(true);
    Interval band = now.ratio().wilson95();
    gauge.show(
        new Gauge.Reading(now.ratio().value(), band.low(), band.high(), now.threshold()),
        figures.percent(now.ratio().value()));
    gauge.setAccessibleText(
        texts.get("ui.overview.gaugeRead", figures.percent(now.ratio().value()), now.against())
            + " "
            + now.interval());
    Labels.badge(headline, now.headline(), now.mood());
    against.setText(now.against());
    interval.setText(now.interval());
    votes.setText(now.votes());
    split.setText(now.split());
    coverage.setText(now.coverage());
    answers.setText(now.answers());
    adjudicated.setText(now.adjudicated());
    raw.setText(now.raw());
    Labels.optional(change, now.change());
    Labels.badge(trigger, now.trigger(), now.triggerMood());
    triggerWhy.setText(now.triggerWhy());
    version.setText(now.version());
    versionDetail.setText(now.versionDetail());
    trend.show(
        now.days().stream().filter(d -> d.likes() + d.dislikes() > 0).map(this::point).toList(),
        now.threshold(),
        figures::day,
        figures::roundPercent);
    reasons.show(now.reasons());
    Labels.optional(noReasons, now.reasons().isEmpty() ? texts.get("ui.overview.noReasons") : "");
    Labels.optional(withoutReason, now.withoutReason());
  }

  private TrendChart.Point point(DayCount day) {
    Ratio ratio = new Ratio(day.likes() + day.dislikes(), day.dislikes());
    Interval band = ratio.wilson95();
    String said =
        texts.get(
            "ui.overview.dayRead",
            figures.day(day.day()),
            figures.percent(ratio.value()),
            figures.percent(band.low()),
            figures.percent(band.high()),
            ratio.votes());
    return new TrendChart.Point(day.day(), ratio.value(), band.low(), band.high(), said);
  }
}
