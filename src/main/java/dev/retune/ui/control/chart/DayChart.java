package dev.retune.ui.control.chart;

import dev.retune.common.i18n.Texts;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.StringConverter;

/**
 * A chart over days. JavaFX draws axes and grid; subclasses draw the rest, because a band and a
 * threshold are not series.
 */
abstract class DayChart extends XYChart<Number, Number> {
  // Width of a day label in any language.
  private static final double LABEL = 76;
  // Width of the value axis.
  private static final double VALUES = 40;

  private final NumberAxis days;
  private final NumberAxis values;
  private final DayZoom zoom;
  private final DaySelection choice;
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
    zoom = new DayZoom(this);
    choice = new DaySelection(this, zoom);
    getChildren().addAll(zoom.brush(), zoom.showAll());
  }

  /** Installs the keys, with their names in the user's language. */
  public final void speak(Texts texts) {
    choice.speak(texts);
    zoom.name(texts.get("ui.keys.charts.all"));
  }

  /** Sets the handler for opening a day. */
  public final void onOpen(Consumer<LocalDate> taker) {
    choice.onOpen(taker);
  }

  /** The days of the data that are shown. */
  final DayZoom zoom() {
    return zoom;
  }

  /** The day that is pointed at. */
  final DaySelection choice() {
    return choice;
  }

  /** Draws the days that are to be shown. */
  abstract void render();

  /** Returns whether the data have at least one day of a range. */
  abstract boolean hasDays(DayRange range);

  /** Returns where the plot ends and the names of the days begin. */
  final double plotFoot() {
    return sceneToLocal(days.localToScene(0, 0)).getY();
  }

  /** Sets both scales; {@code labels} formats days and values. */
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
    // The axis also places ticks at its bounds, which are not whole days.
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

  /** Labels as many days as fit. */
  private void spread(double wide) {
    long most = Math.clamp((long) (wide / LABEL), 2, 9);
    days.setTickUnit((double) Math.max(1, Math.ceilDiv(span, most)));
  }

  @Override
  protected void layoutChildren() {
    spread(getWidth() - VALUES);
    super.layoutChildren();
    Button all = zoom.showAll();
    all.autosize();
    all.relocate(getWidth() - all.getWidth() - 4, 4);
  }

  /** Returns the x coordinate of a day. */
  final double x(LocalDate day) {
    return days.getDisplayPosition(day.toEpochDay());
  }

  /**
   * Returns the x coordinate of a time in days since the epoch; a day itself is drawn at its
   * middle.
   */
  final double x(double moment) {
    return days.getDisplayPosition(moment - 0.5);
  }

  /** Returns the day at a scene coordinate. */
  final LocalDate dayAt(double sceneX, double sceneY) {
    double place = days.sceneToLocal(sceneX, sceneY).getX();
    return LocalDate.ofEpochDay(Math.round(days.getValueForDisplay(place).doubleValue()));
  }

  /** Returns the y coordinate of a value. */
  final double y(double value) {
    return values.getDisplayPosition(value);
  }

  /** Returns the width of one day. */
  final double dayWidth() {
    return Math.abs(days.getDisplayPosition(1) - days.getDisplayPosition(0));
  }

  /** Returns the horizontal bounds of the plot area. */
  final double width() {
    return days.getWidth();
  }

  /** Shows a popup text above a value, or at the bottom if there is no room above. */
  final void showBubble(Label bubble, String said, LocalDate day, double value) {
    bubble.setText(said);
    double wide = bubble.prefWidth(-1);
    double left = Math.clamp(x(day) - wide / 2, 0, Math.max(0, width() - wide));
    double high = bubble.prefHeight(-1);
    double top = y(value) - high - 8;
    bubble.resizeRelocate(left, top < 0 ? y(0) - high - 4 : top, wide, high);
    setAccessibleText(said);
  }

  /** Redraws the chart. */
  final void redraw() {
    requestChartLayout();
  }

  /** Applies CSS at once: nodes added during layout are otherwise styled one frame late. */
  final void applyStyles() {
    getPlotChildren().forEach(Node::applyCss);
  }

  /** Gives a node of the plot its style class. */
  static <N extends Node> N styled(N node, String style) {
    node.getStyleClass().setAll(style);
    node.setMouseTransparent(true);
    return node;
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
