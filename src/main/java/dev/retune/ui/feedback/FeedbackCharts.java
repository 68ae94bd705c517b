package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.HourOfWeek;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.statistics.model.DailyVotes;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.statistics.model.WeekHeatMap;
import dev.retune.ui.control.ShareBars;
import dev.retune.ui.control.chart.VoteChart;
import dev.retune.ui.format.ValueFormatter;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Draws the charts of the filtered votes. */
final class FeedbackCharts {
  private static final int MOST_REASONS = 6;

  private final FeedbackViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final ZoneId zone;

  FeedbackCharts(FeedbackViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
    this.zone = formatter.zone();
  }

  void draw(VoteSummary now, VoteChart daily, ShareBars reasons, HeatGrid hours) {
    daily.onOpen(model::showDay);
    daily.show(
        now.daily().stream().map(this::bar).toList(),
        formatter::day,
        v -> formatter.count(Math.round(v)));
    List<ReasonShare> most = now.reasons().stream().limit(MOST_REASONS).toList();
    reasons.show(
        most.stream().map(this::bar).toList(),
        i -> model.change(f -> f.withReasonCode(most.get(i).code())));
    hours.show(cells(now.hours()), names(TextStyle.SHORT), this::open);
  }

  private ShareBars.Share bar(ReasonShare reason) {
    return new ShareBars.Share(
        BuiltInReasonCodes.name(texts, reason.code()),
        formatter.count(reason.votes()),
        formatter.roundPercent(reason.share()),
        reason.share());
  }

  private VoteChart.Bar bar(DailyVotes day) {
    return new VoteChart.Bar(
        day.day(),
        day.likes(),
        day.dislikes(),
        formatter.day(day.day())
            + ": "
            + texts.get("ui.overview.split", day.likes(), day.dislikes()));
  }

  private List<HeatGrid.Cell> cells(WeekHeatMap map) {
    List<String> names = names(TextStyle.FULL);
    return IntStream.range(0, map.cells().size())
        .mapToObj(
            i -> {
              DislikeRatio ratio = map.cells().get(i);
              return new HeatGrid.Cell(
                  ratio.votes(),
                  texts.get(
                      "ui.feedback.hour",
                      names.get(i / 24),
                      "%02d".formatted(i % 24),
                      ratio.votes() - ratio.dislikes(),
                      ratio.dislikes()));
            })
        .toList();
  }

  private List<String> names(TextStyle style) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> day.getDisplayName(style, texts.locale()))
        .toList();
  }

  private void open(int cell) {
    HourOfWeek hour = new HourOfWeek(DayOfWeek.of(cell / 24 + 1), cell % 24, zone);
    model.change(filter -> filter.withHour(hour));
  }
}
