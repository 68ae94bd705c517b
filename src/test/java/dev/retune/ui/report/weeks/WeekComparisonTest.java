package dev.retune.ui.report.weeks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeekSummary;
import dev.retune.report.weekly.WeekSummaryReader;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.ui.format.Severity;
import dev.retune.ui.navigation.TestScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeekComparisonTest {
  private static final IsoWeek LAST = IsoWeek.parse("2026-W47");
  private final TestScreenContext stage = new TestScreenContext();
  private final List<IsoWeek> opened = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  // newest first: votes and dislikes
  private List<DislikeRatio> ratios =
      List.of(new DislikeRatio(400, 200), new DislikeRatio(400, 100), new DislikeRatio(0, 0));

  private WeekComparison model() {
    return new WeekComparison(
        (last, count) -> {
          asked.add(count);
          IsoWeek week = last;
          List<WeekSummary> weeks = new ArrayList<>();
          for (int i = 0; i < ratios.size(); i++) {
            weeks.add(week(week, i));
            week = week.previous();
          }
          return weeks;
        },
        LAST,
        stage.screenContext(),
        opened::add);
  }

  private WeekSummary week(IsoWeek week, int index) {
    DislikeRatio before =
        index + 1 < ratios.size() ? ratios.get(index + 1) : new DislikeRatio(0, 0);
    return new WeekSummary(
        week,
        ratios.get(index),
        WeekSummaryReader.change(before, ratios.get(index)),
        0.25,
        0.4,
        0.3,
        Optional.of(new ReasonShare("outdated", 12, 0.6)),
        Optional.of("v2"),
        index == 0);
  }

  @Test
  void eachWeekHasItsFigures() {
    WeekComparison model = model();
    WeekSummary newest = model.weeks().getFirst();
    assertThat(model.name(newest)).isEqualTo("2026-W47 · Nov 16 – Nov 22, not over");
    assertThat(model.satisfaction(newest)).isEqualTo("50.0%");
    assertThat(model.read(newest))
        .isEqualTo(
            "Satisfaction 50.0% (95% interval 45.1% to 54.9%), 400 votes. The dashed line is the"
                + " threshold, 70.0%.");
    assertThat(model.change(newest)).isEqualTo("-25.0 (-31.3 to -18.4)");
    assertThat(model.severity(newest)).isEqualTo(Severity.BAD);
    assertThat(model.adjudicated(newest)).isEqualTo("60.0%");
    assertThat(model.reason(newest)).isEqualTo("Outdated, 60%");
  }

  @Test
  void weeksWithoutVotesHaveNoFigures() {
    WeekComparison model = model();
    WeekSummary first = model.weeks().getLast();
    assertThat(model.satisfaction(first)).isEqualTo("–");
    assertThat(model.adjudicated(first)).isEqualTo("–");
    assertThat(model.read(first)).isEqualTo("No votes.");
    assertThat(model.change(model.weeks().get(1))).as("nothing before it").isEqualTo("–");
    assertThat(model.severity(model.weeks().get(1))).isEqualTo(Severity.PLAIN);
  }

  @Test
  void theSentenceComparesTheFirstAndTheLastWeekWithVotes() {
    assertThat(model().overall().get())
        .startsWith("From 2026-W46 to 2026-W47 satisfaction went from 75.0% to 50.0%: -25.0 points")
        .endsWith("That is unlikely to be chance.");
    ratios = List.of(new DislikeRatio(10, 5), new DislikeRatio(10, 4));
    assertThat(model().overall().get()).endsWith("That may be chance.");
    ratios = List.of(new DislikeRatio(10, 5), new DislikeRatio(0, 0));
    assertThat(model().overall().get()).startsWith("Fewer than two");
  }

  @Test
  void aNumberOfWeeksIsChosenAndAWeekOpened() {
    WeekComparison model = model();
    model.count().set(12);
    model.open(model.weeks().get(1));
    assertThat(asked).containsExactly(8, 12);
    assertThat(opened).containsExactly(IsoWeek.parse("2026-W46"));
  }
}
