package dev.retune.ui.overview;

import dev.retune.feedback.Vote;
import dev.retune.stats.Interval;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CardGrid;
import dev.retune.ui.kit.CardGrid.Cell;
import dev.retune.ui.kit.Door;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Gauge;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.ShareBars;
import dev.retune.ui.kit.Sparkline;
import dev.retune.ui.kit.SplitBar;
import dev.retune.ui.kit.TrendChart;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts the figures where they belong. */
public final class OverviewView {
  private final OverviewViewModel model;
  private final Texts texts;
  private final Figures figures;

  @FXML private Parent standing;
  @FXML private Parent content;
  @FXML private Label asOf;
  @FXML private Label held;
  @FXML private CardGrid cards;
  @FXML private Pane dialCard;
  @FXML private Pane votesCard;
  @FXML private Pane reviewCard;
  @FXML private Pane triggerCard;
  @FXML private Pane liveCard;
  @FXML private Pane trendCard;
  @FXML private Pane whyCard;
  @FXML private Gauge gauge;
  @FXML private Label headline;
  @FXML private Label against;
  @FXML private Label interval;
  @FXML private Pane votesDoor;
  @FXML private Label votes;
  @FXML private Sparkline daily;
  @FXML private SplitBar split;
  @FXML private Label likes;
  @FXML private Label dislikes;
  @FXML private Pane coverageDoor;
  @FXML private Label coverage;
  @FXML private Label answers;
  @FXML private Pane rawDoor;
  @FXML private Label raw;
  @FXML private Pane adjudicatedDoor;
  @FXML private Label adjudicated;
  @FXML private Label moved;
  @FXML private Label change;
  @FXML private Label trigger;
  @FXML private Label triggerWhy;
  @FXML private Label triggerVotes;
  @FXML private Pane versionDoor;
  @FXML private Label version;
  @FXML private Pane qualityDoor;
  @FXML private Label quality;
  @FXML private Label rests;
  @FXML private Label verdict;
  @FXML private Label effect;
  @FXML private Label versionDetail;
  @FXML private TrendChart trend;
  @FXML private Label noTrend;
  @FXML private Node changeKey;
  @FXML private Node reportKey;
  @FXML private Node changeHead;
  @FXML private ShareBars reasons;
  @FXML private Label noReasons;
  @FXML private Label moreReasons;
  @FXML private Label withoutReason;

  /** Over its model. */
  public OverviewView(OverviewViewModel model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
  }

  @FXML
  void initialize() {
    cards
        .put(votesCard, new Cell(4, 0, 4, 1), new Cell(6, 0, 6, 1))
        .put(reviewCard, new Cell(8, 0, 4, 1), new Cell(6, 1, 6, 1))
        .put(triggerCard, new Cell(4, 1, 4, 1), new Cell(0, 2, 6, 1))
        .put(liveCard, new Cell(8, 1, 4, 1), new Cell(6, 2, 6, 1))
        .put(trendCard, new Cell(0, 2, 8, 1), new Cell(0, 3, 12, 1))
        .put(whyCard, new Cell(8, 2, 4, 1), new Cell(0, 4, 12, 1))
        .put(dialCard, new Cell(0, 0, 4, 2), new Cell(0, 0, 6, 2))
        .narrowBelow(960, 2, 3);
    List.of(held, gauge, votesDoor, likes, dislikes, coverageDoor, rawDoor, adjudicatedDoor)
        .forEach(Door::look);
    List.of(triggerVotes, versionDoor, qualityDoor, withoutReason).forEach(Door::look);
    trend.onOpen(model::openDay);
    model.asOf().subscribe(said -> Labels.optional(asOf, said));
    content.setVisible(false);
    standing.visibleProperty().bind(model.held().isOpen().not());
    model.shown().subscribe(now -> now.ifPresent(this::show));
  }

  private void show(Shown now) {
    content.setVisible(true);
    Labels.optional(held, now.held());
    leads(held, now.held(), model.held()::open);
    show(now.dial());
    show(now.votes());
    show(now.review());
    show(now.trigger());
    show(now.live());
    show(now.trend(), now.dial().threshold());
    show(now.why());
  }

  private void show(Shown.Dial now) {
    Interval band = now.ratio().wilson95();
    gauge.show(
        new Gauge.Reading(now.ratio().value(), band.low(), band.high(), now.threshold()),
        now.value());
    String read = texts.get("ui.overview.gaugeRead", now.value(), now.against());
    leads(gauge, read + " " + now.interval(), () -> model.open(Vote.Value.DISLIKE));
    Labels.badge(headline, now.headline(), now.mood());
    against.setText(now.against());
    interval.setText(now.interval());
  }

  private void show(Shown.Votes now) {
    votes.setText(now.count());
    split.show(now.liked(), now.disliked());
    likes.setText(now.likes());
    dislikes.setText(now.dislikes());
    coverage.setText(now.coverage());
    answers.setText(now.answers());
    daily.show(now.daily());
    String counted = texts.get("ui.overview.votes") + " " + now.count() + ". " + now.busiest();
    leads(votesDoor, counted.strip(), model::openVotes);
    leads(likes, now.likes(), () -> model.open(Vote.Value.LIKE));
    leads(dislikes, now.dislikes(), () -> model.open(Vote.Value.DISLIKE));
    String covered = texts.get("ui.overview.coverage") + " " + now.coverage();
    leads(coverageDoor, covered, model::openVotes);
  }

  private void show(Shown.Review now) {
    raw.setText(now.raw());
    adjudicated.setText(now.adjudicated());
    moved.setText(now.moved());
    Labels.optional(change, now.change());
    change.setGraphic(new FontIcon(now.worse() ? Feather.TRENDING_UP : Feather.TRENDING_DOWN));
    Labels.tone(change, now.worse() ? Mood.BAD : Mood.CALM);
    String asVoted = texts.get("ui.overview.raw") + " " + now.raw();
    leads(rawDoor, asVoted, () -> model.open(Vote.Value.DISLIKE));
    String judged = texts.get("ui.overview.adjudicated") + " " + now.adjudicated();
    leads(adjudicatedDoor, judged, model::openReviewed);
  }

  private void show(Shown.Trigger now) {
    Labels.badge(trigger, now.state(), now.mood());
    triggerWhy.setText(now.why());
    triggerVotes.setText(now.votes());
    leads(triggerVotes, now.votes(), model::openTrigger);
  }

  private void show(Shown.Live now) {
    version.setText(now.version());
    quality.setText(now.quality());
    Labels.optional(rests, now.rests());
    Labels.optional(verdict, now.verdict());
    Labels.badge(verdict, now.verdict(), now.mood());
    Labels.optional(effect, now.effect());
    versionDetail.setText(now.detail());
    leads(versionDoor, texts.get("ui.overview.version") + " " + now.version(), model::openVersions);
    leads(qualityDoor, texts.get("ui.overview.quality") + " " + now.quality(), model::openVersions);
  }

  private void show(Shown.Trend now, double threshold) {
    TrendMarks marks = new TrendMarks(now.marks(), model::open);
    trend.show(
        now.days().stream()
            .map(d -> new TrendChart.Point(d.day(), d.ratio(), d.low(), d.high(), d.said()))
            .toList(),
        marks.drawn(),
        threshold,
        figures::day,
        figures::roundPercent);
    trend.setVisible(now.none().isEmpty());
    Labels.optional(noTrend, now.none());
    marks.key(changeKey, Event.Kind.PROMOTE, Event.Kind.ROLLBACK);
    marks.key(reportKey, Event.Kind.REPORT);
  }

  private void show(Shown.Why now) {
    reasons.show(now.bars(), row -> model.openReason(now.codes().get(row)));
    changeHead.setVisible(now.bars().stream().anyMatch(bar -> bar.change().isPresent()));
    Labels.optional(noReasons, now.none());
    Labels.optional(moreReasons, now.rest());
    Labels.optional(withoutReason, now.without());
    leads(withoutReason, now.without(), () -> model.openReason(""));
  }

  private void leads(Node node, String read, Runnable open) {
    Door.on(node, texts.get("ui.door", read), open);
  }
}
