package dev.retune.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.report.chart.ReportChart.Day;
import dev.retune.statistics.model.DislikeRatio;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ReportChartTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 19);

  private static ReportChart chart(DislikeRatio... ratios) {
    List<Day> days =
        IntStream.range(0, ratios.length)
            .mapToObj(i -> new Day(FIRST.plusDays(i), ratios[i]))
            .toList();
    return new ReportChart(days, FIRST, 0.3, "기준 30%", Locale.KOREAN);
  }

  private static BufferedImage drawn(ReportChart chart) {
    try {
      return ImageIO.read(new ByteArrayInputStream(chart.png()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long pixels(BufferedImage image, int rgb) {
    return IntStream.range(0, image.getHeight())
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth()).filter(x -> image.getRGB(x, y) == rgb).count())
        .sum();
  }

  @Test
  void drawsLineAndThreshold() {
    BufferedImage image =
        drawn(chart(new DislikeRatio(40, 8), new DislikeRatio(50, 20), new DislikeRatio(60, 30)));
    assertThat(pixels(image, 0xff4a5cd0)).as("line").isGreaterThan(500);
    assertThat(pixels(image, 0xffc04a32)).as("threshold").isGreaterThan(300);
  }

  @Test
  void theLabelOfTheThresholdHidesNoDay() {
    DislikeRatio[] days =
        IntStream.range(0, 28)
            .mapToObj(day -> new DislikeRatio(100, day < 8 ? 34 : 10))
            .toArray(DislikeRatio[]::new);
    ReportChart chart = chart(days);
    ReportChart unlabelled =
        new ReportChart(chart.days(), chart.week(), chart.threshold(), "", chart.locale());
    assertThat(pixels(drawn(chart), 0xff4a5cd0)).isEqualTo(pixels(drawn(unlabelled), 0xff4a5cd0));
  }

  @Test
  void bringsItsOwnBackground() {
    BufferedImage image = drawn(chart(new DislikeRatio(40, 8)));
    Color ground = new Color(image.getRGB(20, 100), true);
    assertThat(List.of(ground.getAlpha(), ground.getRed())).containsExactly(255, 0xf7);
  }

  @Test
  void moreVotesNarrowTheBand() {
    int band = new Color(0xf7f8fb).getRGB();
    long few = pixels(drawn(chart(new DislikeRatio(10, 3), new DislikeRatio(10, 3))), band);
    long many =
        pixels(drawn(chart(new DislikeRatio(1_000, 300), new DislikeRatio(1_000, 300))), band);
    assertThat(few).isNotEqualTo(many);
  }

  @Test
  void aDayWithoutVotesIsLeftOut() {
    assertThat(
            drawn(chart(new DislikeRatio(10, 3), new DislikeRatio(0, 0), new DislikeRatio(10, 4))))
        .isNotNull();
  }

  @Test
  void fitsASlackMessage() {
    assertThat(chart(new DislikeRatio(40, 8), new DislikeRatio(50, 20)).png().length)
        .isLessThan(200_000);
  }
}
