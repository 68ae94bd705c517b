package dev.retune.report.chart;

import dev.retune.report.chart.ReportChart.Day;
import dev.retune.statistics.model.ConfidenceInterval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Paints a report's chart without a window. Its light background with rounded corners makes the
 * colours readable in Slack's light and dark themes.
 */
final class ReportChartPainter {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 240;
  // double resolution for high-density screens
  private static final int SCALE = 2;
  private static final Rectangle2D PLOT = new Rectangle2D.Double(52, 22, WIDTH - 74, HEIGHT - 60);
  private static final int LABELS = 7;

  private static final Color BACKGROUND = new Color(0xf7f8fb);
  private static final Color WEEK = new Color(0xe9ecf8);
  private static final Color GRID = new Color(0xdde1e9);
  private static final Color WRITING = new Color(0x556070);
  private static final Color LINE = new Color(0x4a5cd0);
  private static final Color BAND = new Color(0x404a5cd0, true);
  private static final Color LIMIT = new Color(0xc04a32);

  private final ReportChart chart;
  private final List<Day> voted;
  private final double top;

  ReportChartPainter(ReportChart chart) {
    this.chart = chart;
    this.voted = chart.days().stream().filter(d -> d.ratio().votes() > 0).toList();
    double highest = voted.stream().mapToDouble(d -> d.ratio().wilson95().high()).max().orElse(0);
    this.top = Math.min(1, Math.ceil(Math.max(highest, chart.threshold() + 0.05) * 5) / 5);
  }

  byte[] png() {
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D on = image.createGraphics();
    try {
      on.scale(SCALE, SCALE);
      on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      on.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      on.setFont(font());
      paint(on);
    } finally {
      on.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  // the bundled font, because a server may have none with Korean
  private static Font font() {
    String file = "/dev/retune/ui/fonts/Pretendard-Regular.otf";
    try (InputStream in = ReportChartPainter.class.getResourceAsStream(file)) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, file)).deriveFont(12f);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private void paint(Graphics2D on) {
    on.setColor(BACKGROUND);
    on.fill(new RoundRectangle2D.Double(0, 0, WIDTH, HEIGHT, 16, 16));
    on.setColor(WEEK);
    double from = x(chart.week()) - dayWidth() / 2;
    double to = x(chart.days().getLast().day()) + dayWidth() / 2;
    on.fill(new Rectangle2D.Double(from, PLOT.getY(), to - from, PLOT.getHeight()));
    grid(on);
    days(on);
    band(on);
    line(on);
    limit(on);
  }

  private void grid(Graphics2D on) {
    NumberFormat percent = NumberFormat.getPercentInstance(chart.locale());
    double step = top > 0.6 ? 0.2 : 0.1;
    for (int i = 0; i * step <= top + 1e-9; i++) {
      double y = y(i * step);
      on.setColor(GRID);
      on.draw(new Line2D.Double(PLOT.getMinX(), y, PLOT.getMaxX(), y));
      String label = percent.format(i * step);
      on.setColor(WRITING);
      on.drawString(
          label,
          (float) PLOT.getMinX() - 8 - on.getFontMetrics().stringWidth(label),
          (float) y + 4);
    }
  }

  private void days(Graphics2D on) {
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(chart.locale());
    on.setColor(WRITING);
    int every = Math.max(1, Math.ceilDiv(chart.days().size(), LABELS));
    for (int i = 0; i < chart.days().size(); i += every) {
      LocalDate day = chart.days().get(i).day();
      String label = format.format(day);
      on.drawString(
          label,
          (float) x(day) - on.getFontMetrics().stringWidth(label) / 2f,
          (float) PLOT.getMaxY() + 24);
    }
  }

  private void band(Graphics2D on) {
    Path2D band = new Path2D.Double();
    for (int i = 0; i < voted.size(); i++) {
      ConfidenceInterval interval = voted.get(i).ratio().wilson95();
      double x = x(voted.get(i).day());
      if (i == 0) {
        band.moveTo(x, y(interval.high()));
      } else {
        band.lineTo(x, y(interval.high()));
      }
    }
    voted.reversed().forEach(d -> band.lineTo(x(d.day()), y(d.ratio().wilson95().low())));
    band.closePath();
    on.setColor(BAND);
    on.fill(band);
  }

  private void limit(Graphics2D on) {
    double y = y(chart.threshold());
    on.setColor(LIMIT);
    on.setStroke(
        new BasicStroke(
            1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0));
    on.draw(new Line2D.Double(PLOT.getMinX(), y, PLOT.getMaxX(), y));
    Rectangle2D label = limitLabel(on.getFontMetrics().stringWidth(chart.limit()) + 10, y);
    on.setColor(BACKGROUND);
    on.fill(
        new RoundRectangle2D.Double(
            label.getX(), label.getY(), label.getWidth(), label.getHeight(), 8, 8));
    on.setColor(LIMIT);
    on.drawString(chart.limit(), (float) label.getX() + 5, (float) label.getMaxY() - 4);
  }

  /** A place at the line of the threshold that hides no part of the curve, if there is one. */
  private Rectangle2D limitLabel(double wide, double y) {
    double left = PLOT.getMinX() + 2;
    double right = PLOT.getMaxX() - 2 - wide;
    List<Rectangle2D> places =
        List.of(
            new Rectangle2D.Double(left, y - 20, wide, 17),
            new Rectangle2D.Double(right, y - 20, wide, 17),
            new Rectangle2D.Double(left, y + 3, wide, 17),
            new Rectangle2D.Double(right, y + 3, wide, 17));
    return places.stream().filter(place -> !hides(place)).findFirst().orElse(places.getFirst());
  }

  private boolean hides(Rectangle2D place) {
    double mark = 3;
    Rectangle2D around =
        new Rectangle2D.Double(
            place.getX() - mark,
            place.getY() - mark,
            place.getWidth() + 2 * mark,
            place.getHeight() + 2 * mark);
    return IntStream.range(0, voted.size())
        .anyMatch(
            i -> {
              Day a = voted.get(Math.max(0, i - 1));
              Day b = voted.get(i);
              return around.intersectsLine(
                  x(a.day()), y(a.ratio().value()), x(b.day()), y(b.ratio().value()));
            });
  }

  private void line(Graphics2D on) {
    on.setColor(LINE);
    on.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    IntStream.range(1, voted.size())
        .forEach(
            i -> {
              Day a = voted.get(i - 1);
              Day b = voted.get(i);
              on.draw(
                  new Line2D.Double(
                      x(a.day()), y(a.ratio().value()), x(b.day()), y(b.ratio().value())));
            });
    for (Day d : voted) {
      on.fill(new Ellipse2D.Double(x(d.day()) - 3, y(d.ratio().value()) - 3, 6, 6));
    }
  }

  private double dayWidth() {
    return PLOT.getWidth() / chart.days().size();
  }

  private double x(LocalDate day) {
    long index = day.toEpochDay() - chart.days().getFirst().day().toEpochDay();
    return PLOT.getMinX() + dayWidth() * (index + 0.5);
  }

  private double y(double ratio) {
    return PLOT.getMaxY() - PLOT.getHeight() * ratio / top;
  }
}
