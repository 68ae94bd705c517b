package dev.retune.ui.feedback;

import dev.retune.feedback.HourOfWeek;
import dev.retune.reasons.ReasonCodes;
import dev.retune.stats.DayCount;
import dev.retune.stats.HeatMap;
import dev.retune.stats.Ratio;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.VoteFigures;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.HeatGrid;
import dev.retune.ui.kit.ShareBars;
import dev.retune.ui.kit.VoteChart;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figures of the filtered votes as charts. */
final class Charts {
  private static final int MOST_REASONS = 6;

  private final FeedbackViewModel model;
  private final Texts texts;
  private final Figures figures;
  private final ZoneId zone;

  Charts(FeedbackViewModel model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
    this.zone = figures.zone();
  }

  void draw(VoteFigures now, VoteChart daily, ShareBars reasons, HeatGrid hours) {
    daily.onOpen(model::only);
    daily.show(
        now.daily().stream().map(this::bar).toList(),
        figures::day,
        v -> figures.count(Math.round(v)));
    List<ReasonShare> most = now.reasons().stream().limit(MOST_REASONS).toList();
    reasons.show(
        most.stream().map(this::bar).toList(),
        i -> model.change(f -> f.withReasonCode(Optional.of(most.get(i).code()))));
    hours.show(cells(now.hours()), names(TextStyle.SHORT), this::open);
  }

  private ShareBars.Share bar(ReasonShare reason) {
    return new ShareBars.Share(
        ReasonCodes.name(texts, reason.code()),
        figures.count(reason.votes()),
        figures.roundPercent(reason.share()),
        reason.share());
  }

  private VoteChart.Bar bar(DayCount day) {
    return new VoteChart.Bar(
        day.day(),
        day.likes(),
        day.dislikes(),
        figures.day(day.day())
            + ": "
            + texts.get("ui.overview.split", day.likes(), day.dislikes()));
  }

  private List<HeatGrid.Cell> cells(HeatMap map) {
    List<String> names = names(TextStyle.FULL);
    return IntStream.range(0, map.cells().size())
        .mapToObj(
            i -> {
              Ratio ratio = map.cells().get(i);
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
    model.change(filter -> filter.withHour(Optional.of(hour)));
  }
}
