package dev.retune.ui.overview;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Vote;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.ui.control.ClickBehavior;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.ShareBars;
import dev.retune.ui.control.SplitBar;
import dev.retune.ui.control.chart.TrendChart;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.overview.CardGrid.Cell;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Displays the overview. */
public final class OverviewView {
  private final OverviewViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Parent standing;
  @FXML private Parent content;
  @FXML private Label periodNote;
  @FXML private Label held;
  @FXML private Label newTopics;
  @FXML private CardGrid cards;
  @FXML private Pane dialCard;
  @FXML private Pane votesCard;
  @FXML private Pane reviewCard;
  @FXML private Pane triggerCard;
  @FXML private Pane liveCard;
  @FXML private Pane trendCard;
  @FXML private Pane whyCard;
  @FXML private RatioGauge gauge;
  @FXML private Label headline;
  @FXML private Label against;
  @FXML private Label interval;
  @FXML private Pane votesLink;
  @FXML private Label votes;
  @FXML private Sparkline daily;
  @FXML private SplitBar split;
  @FXML private Label likes;
  @FXML private Label dislikes;
  @FXML private Pane coverageLink;
  @FXML private Label coverage;
  @FXML private Label answers;
  @FXML private Pane rawLink;
  @FXML private Label raw;
  @FXML private Pane adjudicatedLink;
  @FXML private Label adjudicated;
  @FXML private Label moved;
  @FXML private Label change;
  @FXML private Label trigger;
  @FXML private Label triggerWhy;
  @FXML private Label triggerVotes;
  @FXML private Pane versionLink;
  @FXML private Label version;
  @FXML private Pane qualityLink;
  @FXML private Label quality;
  @FXML private Label rests;
  @FXML private Label verdict;
  @FXML private Label effect;
  @FXML private Label versionDetail;
  @FXML private TrendChart trend;
  @FXML private Label noTrend;
  @FXML private Node ratioKey;
  @FXML private Node intervalKey;
  @FXML private Node thresholdKey;
  @FXML private Node triggerKey;
  @FXML private Node changeKey;
  @FXML private Node reportKey;
  @FXML private Node changeHead;
  @FXML private ShareBars reasons;
  @FXML private Label noReasons;
  @FXML private Label moreReasons;
  @FXML private Label withoutReason;

  /** Creates the view for its view model. */
  public OverviewView(OverviewViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
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
    List.of(
            held,
            newTopics,
            gauge,
            votesLink,
            likes,
            dislikes,
            coverageLink,
            rawLink,
            adjudicatedLink)
        .forEach(ClickBehavior::style);
    List.of(triggerVotes, versionLink, qualityLink, withoutReason).forEach(ClickBehavior::style);
    model.note().subscribe(said -> LabelStyles.setOptionalText(periodNote, said));
    content.setVisible(false);
    standing.visibleProperty().bind(model.quarantine().isOpen().not());
    TrendCard trendView =
        new TrendCard(
            model,
            texts,
            formatter,
            new TrendCard.Nodes(
                trend,
                noTrend,
                ratioKey,
                intervalKey,
                thresholdKey,
                changeKey,
                reportKey,
                triggerKey));
    model
        .state()
        .subscribe(
            state ->
                state.ifPresent(
                    now -> {
                      show(now);
                      trendView.show(now.trend(), now.dial().threshold());
                    }));
  }

  private void show(OverviewState now) {
    content.setVisible(true);
    LabelStyles.setOptionalText(held, now.held());
    link(held, now.held(), model.quarantine()::open);
    LabelStyles.setOptionalText(newTopics, now.topics());
    link(newTopics, now.topics(), model::openTopics);
    show(now.dial());
    show(now.votes());
    show(now.review());
    show(now.trigger());
    show(now.live());
    show(now.why());
  }

  private void show(OverviewState.Dial now) {
    ConfidenceInterval band = now.ratio().wilson95();
    gauge.show(
        new RatioGauge.Reading(now.ratio().value(), band.low(), band.high(), now.threshold()),
        now.value());
    String read = texts.get("ui.overview.gaugeRead", now.value(), now.against());
    link(gauge, read + " " + now.interval(), () -> model.open(Vote.Value.DISLIKE));
    LabelStyles.badge(headline, now.headline(), now.severity());
    against.setText(now.against());
    interval.setText(now.interval());
  }

  private void show(OverviewState.Votes now) {
    votes.setText(now.count());
    split.show(now.liked(), now.disliked());
    likes.setText(now.likes());
    dislikes.setText(now.dislikes());
    coverage.setText(now.coverage());
    answers.setText(now.answers());
    daily.show(now.daily(), now.days());
    String counted = texts.get("ui.overview.votes") + " " + now.count() + ". " + now.busiest();
    link(votesLink, counted.strip(), model::openVotes);
    link(likes, now.likes(), () -> model.open(Vote.Value.LIKE));
    link(dislikes, now.dislikes(), () -> model.open(Vote.Value.DISLIKE));
    String covered = texts.get("ui.overview.coverage") + " " + now.coverage();
    link(coverageLink, covered, model::openVotes);
  }

  private static Feather trend(double points) {
    return points == 0 ? Feather.MINUS : points > 0 ? Feather.TRENDING_UP : Feather.TRENDING_DOWN;
  }

  private void show(OverviewState.Review now) {
    raw.setText(now.raw());
    adjudicated.setText(now.adjudicated());
    moved.setText(now.moved());
    LabelStyles.setOptionalText(change, now.change().map(OverviewState.Change::text).orElse(""));
    now.change()
        .ifPresent(
            since -> {
              change.setGraphic(new FontIcon(trend(since.points())));
              LabelStyles.setSeverity(change, since.severity());
            });
    String asVoted = texts.get("ui.overview.raw") + " " + now.raw();
    link(rawLink, asVoted, () -> model.open(Vote.Value.DISLIKE));
    String judged = texts.get("ui.overview.adjudicated") + " " + now.adjudicated();
    link(adjudicatedLink, judged, model::openReviewed);
  }

  private void show(OverviewState.Trigger now) {
    LabelStyles.badge(trigger, now.state(), now.severity());
    triggerWhy.setText(now.why());
    triggerVotes.setText(now.votes());
    link(triggerVotes, now.votes(), model::openTrigger);
  }

  private void show(OverviewState.Live now) {
    version.setText(now.version());
    quality.setText(now.quality());
    LabelStyles.setOptionalText(rests, now.rests());
    LabelStyles.setOptionalText(verdict, now.verdict());
    LabelStyles.badge(verdict, now.verdict(), now.severity());
    LabelStyles.setOptionalText(effect, now.effect());
    versionDetail.setText(now.detail());
    link(versionLink, texts.get("ui.overview.version") + " " + now.version(), model::openVersions);
    link(qualityLink, texts.get("ui.overview.quality") + " " + now.quality(), model::openVersions);
  }

  private void show(OverviewState.Why now) {
    reasons.show(now.bars(), row -> model.openReason(now.codes().get(row)));
    changeHead.setVisible(now.bars().stream().anyMatch(bar -> bar.change().isPresent()));
    LabelStyles.setOptionalText(noReasons, now.none());
    LabelStyles.setOptionalText(moreReasons, now.rest());
    LabelStyles.setOptionalText(withoutReason, now.without());
    link(withoutReason, now.without(), () -> model.openReason(""));
  }

  private void link(Node node, String read, Runnable open) {
    ClickBehavior.on(node, texts.get("ui.openHint", read), open);
  }
}
