package dev.retune.ui.report.weeks;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.NewcombeDifference;
import dev.retune.report.weekly.WeekSummary;
import dev.retune.report.weekly.WeekSummaryReader;
import dev.retune.ui.format.Severity;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Some weeks up to one, newest first, and what their figures say. */
public final class WeekComparison {
  /** Between how many weeks a person chooses. */
  static final List<Integer> COUNTS = List.of(4, 8, 12, 26);

  private final BiFunction<IsoWeek, Integer, List<WeekSummary>> read;
  private final ScreenContext context;
  private final IsoWeek last;
  private final Consumer<IsoWeek> open;
  private final LatestTask latest;
  private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(COUNTS.get(1));
  private final ObservableList<WeekSummary> weeks = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper overall = new ReadOnlyStringWrapper("");

  /**
   * Reads the weeks at once.
   *
   * @param read reads a number of weeks up to one, newest first; may block
   * @param open shows the report of a week
   */
  public WeekComparison(
      BiFunction<IsoWeek, Integer, List<WeekSummary>> read,
      IsoWeek last,
      ScreenContext context,
      Consumer<IsoWeek> open) {
    this.read = read;
    this.last = last;
    this.context = context;
    this.open = open;
    this.latest = new LatestTask(context.runner());
    overall.set(texts().get("ui.weeks.reading"));
    count.subscribe(this::refresh);
  }

  private void refresh(int wanted) {
    latest.run(
        () -> read.apply(last, wanted),
        found -> {
          weeks.setAll(found);
          overall.set(sentence(found));
        },
        context.notices()::failed);
  }

  Texts texts() {
    return context.texts();
  }

  private ValueFormatter formatter() {
    return context.formatter();
  }

  /** How many weeks are compared. */
  ObjectProperty<Integer> count() {
    return count;
  }

  /** The weeks, newest first. */
  ObservableList<WeekSummary> weeks() {
    return weeks;
  }

  /** How the last week differs from the first. */
  ReadOnlyStringProperty overall() {
    return overall.getReadOnlyProperty();
  }

  /** Shows the report of a week. */
  void open(WeekSummary week) {
    open.accept(week.week());
  }

  private String sentence(List<WeekSummary> found) {
    List<WeekSummary> voted = found.stream().filter(w -> w.ratio().votes() > 0).toList();
    if (voted.size() < 2) {
      return texts().get("ui.weeks.tooFew");
    }
    WeekSummary first = voted.getLast();
    WeekSummary newest = voted.getFirst();
    return WeekSummaryReader.change(first.ratio(), newest.ratio())
        .map(change -> sentence(first, newest, change))
        .orElse("");
  }

  private String sentence(WeekSummary first, WeekSummary newest, NewcombeDifference change) {
    return texts()
        .get(
            change.clear() ? "ui.weeks.overallClear" : "ui.weeks.overallChance",
            newest.week().toString(),
            first.week().toString(),
            satisfaction(first),
            satisfaction(newest),
            formatter().signedPoints(change.difference()),
            formatter().signedPoints(change.interval().low()),
            formatter().signedPoints(change.interval().high()));
  }

  /** The week with its days. */
  String name(WeekSummary week) {
    String days =
        texts()
            .get(
                "ui.report.week",
                week.week().toString(),
                formatter().day(week.week().monday()),
                formatter().day(week.week().sunday()));
    return week.unfinished() ? texts().get("ui.weeks.unfinished", days) : days;
  }

  /** The share of likes; a dash without votes. */
  String satisfaction(WeekSummary week) {
    return week.ratio().votes() == 0 ? "–" : formatter().percent(1 - week.ratio().value());
  }

  /** The share of likes with its interval in words. */
  String read(WeekSummary week) {
    if (week.ratio().votes() == 0) {
      return texts().get("ui.weeks.noVotes");
    }
    return texts()
        .get(
            "ui.weeks.read",
            satisfaction(week),
            formatter().percent(1 - week.ratio().wilson95().high()),
            formatter().percent(1 - week.ratio().wilson95().low()),
            week.ratio().votes(),
            formatter().percent(1 - week.threshold()));
  }

  /** The change against the week before with its interval; a dash where there is none. */
  String change(WeekSummary week) {
    return week.change()
        .map(
            change ->
                texts()
                    .get(
                        "ui.weeks.change",
                        formatter().signedPoints(change.difference()),
                        formatter().signedPoints(change.interval().low()),
                        formatter().signedPoints(change.interval().high())))
        .orElse("–");
  }

  /** Whether the change is for the better, for the worse, or may be chance. */
  Severity severity(WeekSummary week) {
    Optional<NewcombeDifference> clear = week.change().filter(NewcombeDifference::clear);
    return clear
        .map(change -> change.difference() < 0 ? Severity.BAD : Severity.CALM)
        .orElse(Severity.PLAIN);
  }

  /** The share of likes after review; a dash without votes. */
  String adjudicated(WeekSummary week) {
    return week.ratio().votes() == 0 ? "–" : formatter().percent(1 - week.adjudicatedRatio());
  }

  String votes(WeekSummary week) {
    return formatter().count(week.ratio().votes());
  }

  String coverage(WeekSummary week) {
    return formatter().percent(week.coverage());
  }

  /** The most frequent reason; a dash where no dislike has one. */
  String reason(WeekSummary week) {
    return week.topReason()
        .map(
            reason ->
                texts()
                    .get(
                        "ui.weeks.reason",
                        BuiltInReasonCodes.name(texts(), reason.code()),
                        formatter().roundPercent(reason.share())))
        .orElse("–");
  }

  String live(WeekSummary week) {
    return week.live().orElse("–");
  }
}
