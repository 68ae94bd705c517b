package dev.retune.ui.control;

import java.time.LocalDate;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.util.StringConverter;

/**
 * A chart over days. The axes and grid are JavaFX's; what lies between them is drawn by the
 * subclass from its own figures, since a band and a threshold are no series.
 */
abstract class DayChart extends XYChart<Number, Number> {
  // what a day's name takes, in any language
  private static final double LABEL = 76;
  // and the column of values beside the drawing
  private static final double VALUES = 40;

  private final NumberAxis days;
  private final NumberAxis values;
  private long span = 1;

  DayChart() {
    this(new NumberAxis(), new NumberAxis());
  }

  private DayChart(NumberAxis days, NumberAxis values) {
    super(days, values);
    this.days = days;
    this.values = values;
    setData(FXCollections.observableArrayList());
    days.setAutoRanging(false);
    days.setMinorTickVisible(false);
    days.setTickMarkVisible(false);
    values.setAutoRanging(false);
    values.setMinorTickVisible(false);
    values.setTickMarkVisible(false);
    setVerticalGridLinesVisible(false);
    setVerticalZeroLineVisible(false);
    setHorizontalZeroLineVisible(false);
    setLegendVisible(false);
    setAnimated(false);
    getStyleClass().add("day-chart");
  }

  /** Sets both scales; {@code labels} write a day and a value. */
  final void scale(
      LocalDate first,
      LocalDate last,
      double most,
      double step,
      Function<LocalDate, String> dayLabel,
      Function<Double, String> valueLabel) {
    days.setLowerBound(first.toEpochDay() - 0.6);
    days.setUpperBound(last.toEpochDay() + 0.6);
    span = last.toEpochDay() - first.toEpochDay() + 1;
    spread(getWidth() - VALUES);
    // the axis puts ticks at its ends too, which are no days
    days.setTickLabelFormatter(
        writing(
            v ->
                v.doubleValue() % 1 == 0
                    ? dayLabel.apply(LocalDate.ofEpochDay(v.longValue()))
                    : ""));
    values.setLowerBound(0);
    values.setUpperBound(most);
    values.setTickUnit(step);
    values.setTickLabelFormatter(writing(v -> valueLabel.apply(v.doubleValue())));
    requestChartLayout();
  }

  /** As many days are named as have room. */
  private void spread(double wide) {
    long most = Math.clamp((long) (wide / LABEL), 2, 9);
    days.setTickUnit((double) Math.max(1, Math.ceilDiv(span, most)));
  }

  @Override
  protected void layoutChildren() {
    spread(getWidth() - VALUES);
    super.layoutChildren();
  }

  /** Where a day lies. */
  final double x(LocalDate day) {
    return days.getDisplayPosition(day.toEpochDay());
  }

  /** Where a moment lies, in days since the epoch; a day's own place is its middle. */
  final double x(double moment) {
    return days.getDisplayPosition(moment - 0.5);
  }

  /** The day that lies at a place of the scene. */
  final LocalDate dayAt(double sceneX, double sceneY) {
    double place = days.sceneToLocal(sceneX, sceneY).getX();
    return LocalDate.ofEpochDay(Math.round(days.getValueForDisplay(place).doubleValue()));
  }

  /** Where a value lies. */
  final double y(double value) {
    return values.getDisplayPosition(value);
  }

  /** The width that a day has. */
  final double dayWidth() {
    return Math.abs(days.getDisplayPosition(1) - days.getDisplayPosition(0));
  }

  /** Where the drawing begins and ends. */
  final double width() {
    return days.getWidth();
  }

  /** Says something above a value of a day, or at the foot where there is no room above. */
  final void tell(Label bubble, String said, LocalDate day, double value) {
    bubble.setText(said);
    double wide = bubble.prefWidth(-1);
    double left = Math.clamp(x(day) - wide / 2, 0, Math.max(0, width() - wide));
    double high = bubble.prefHeight(-1);
    double top = y(value) - high - 8;
    bubble.resizeRelocate(left, top < 0 ? y(0) - high - 4 : top, wide, high);
    setAccessibleText(said);
  }

  /** Draws again. */
  final void redraw() {
    requestChartLayout();
  }

  /** Gives what was just drawn its colours: nodes added during layout get them a frame too late. */
  final void dressed() {
    getPlotChildren().forEach(Node::applyCss);
  }

  private static StringConverter<Number> writing(Function<Number, String> label) {
    return new StringConverter<>() {
      @Override
      public String toString(Number value) {
        return label.apply(value);
      }

      @Override
      public Number fromString(String text) {
        throw new UnsupportedOperationException("axis labels are not read");
      }
    };
  }

  @Override
  protected void dataItemAdded(Series<Number, Number> series, int index, Data<Number, Number> d) {}

  @Override
  protected void dataItemRemoved(Data<Number, Number> item, Series<Number, Number> series) {}

  @Override
  protected void dataItemChanged(Data<Number, Number> item) {}

  @Override
  protected void seriesAdded(Series<Number, Number> series, int index) {}

  @Override
  protected void seriesRemoved(Series<Number, Number> series) {}
}
