package dev.retune.ui.review.panel;

import dev.retune.common.i18n.Texts;
import dev.retune.review.ReviewerStatistics;
import dev.retune.review.ReviewerStatistics.DayCount;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.format.ValueFormatter;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a reviewer did in the last days, and the goal for a day. */
public final class ReviewerStatisticsSheet extends VBox {
  private static final double BAR = 90;
  private static final int LARGEST_GOAL = 10_000;

  private final Texts texts;
  private final ValueFormatter formatter;

  /** Creates the part. */
  public ReviewerStatisticsSheet(
      ReviewerStatistics now, int goal, Texts texts, ValueFormatter formatter, IntConsumer chosen) {
    super(16);
    this.texts = texts;
    this.formatter = formatter;
    Label title = new Label(texts.get("ui.review.statistics"));
    title.getStyleClass().add("dialog-title");
    getChildren().addAll(title, days(now));
    long all = now.verdicts().values().stream().mapToLong(Long::longValue).sum();
    for (Verdict verdict : Verdict.values()) {
      long count = now.verdicts().getOrDefault(verdict, 0L);
      getChildren()
          .add(
              new Label(
                  texts.get(
                      "ui.review.statistics.verdict",
                      texts.get("ui.review.verdict." + verdict),
                      count,
                      all == 0 ? "–" : formatter.roundPercent((double) count / all))));
    }
    now.usual()
        .ifPresent(
            pause ->
                getChildren()
                    .add(
                        new Label(
                            texts.get("ui.review.statistics.usual", ReviewTimer.shown(pause)))));
    getChildren().add(goal(goal, chosen));
    getStyleClass().add("dialog");
    setFocusTraversable(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private Node days(ReviewerStatistics now) {
    long most = now.days().stream().mapToLong(DayCount::decisions).max().orElse(0);
    HBox bars = new HBox(6);
    bars.setAlignment(Pos.BOTTOM_LEFT);
    for (DayCount day : now.days()) {
      Region bar = new Region();
      bar.getStyleClass().add("statistics-bar");
      double height = most == 0 ? 0 : BAR * day.decisions() / most;
      bar.setMinSize(26, Math.max(2, height));
      bar.setMaxSize(26, Math.max(2, height));
      Label count = new Label(formatter.count(day.decisions()));
      count.getStyleClass().add("fine");
      Label date = new Label(String.valueOf(day.day().getDayOfMonth()));
      date.getStyleClass().add("fine");
      VBox column = new VBox(3, count, bar, date);
      column.setAlignment(Pos.BOTTOM_CENTER);
      column.setAccessibleText(day.day() + ": " + day.decisions());
      Tooltips.on(
          column, texts.get("ui.review.statistics.day", formatter.day(day.day()), day.decisions()));
      bars.getChildren().add(column);
    }
    return bars;
  }

  private Node goal(int goal, IntConsumer chosen) {
    Spinner<Integer> spinner = new Spinner<>(1, LARGEST_GOAL, goal);
    spinner.setEditable(true);
    spinner.setPrefWidth(110);
    spinner.setId("review-goal");
    Label label = new Label(texts.get("ui.review.goal"));
    label.setLabelFor(spinner);
    spinner.getEditor().setAccessibleText(label.getText());
    spinner.valueProperty().subscribe((was, is) -> chosen.accept(is));
    HBox line = new HBox(10, label, spinner);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
