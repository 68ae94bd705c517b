package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.task.TaskRunner;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/**
 * Shows the map. Points are drawn on another thread; this one only puts the pixels up. The wheel
 * zooms, the right button moves, and the left one draws a line around points.
 */
final class TopicMapPane extends Pane {
  private static final double STEP = 1.2;
  private static final int LEAST_CORNERS = 3;

  private final ImageView image = new ImageView();
  private final Polyline lasso = new Polyline();
  private final LatestTask drawing;
  private List<MapPoint> points = List.of();
  private MapColors coloring = MapColors.TOPIC;
  private Map<Long, CauseCategory> causes = Map.of();
  private long emphasized;
  private Optional<MapViewport> view = Optional.empty();
  private Optional<PixelBuffer<IntBuffer>> buffer = Optional.empty();
  private Consumer<List<MapPoint>> chosen = _ -> {};
  // whether the user has zoomed or moved; otherwise all points are in view
  private boolean chosenView;
  private double lastX;
  private double lastY;

  TopicMapPane(TaskRunner runner) {
    drawing = new LatestTask(runner);
    getStyleClass().add("topic-map");
    lasso.getStyleClass().add("lasso");
    lasso.setVisible(false);
    getChildren().addAll(image, lasso);
    widthProperty().subscribe(_ -> resized());
    heightProperty().subscribe(_ -> resized());
    setOnScroll(this::zoom);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(this::hover);
  }

  /** Called with the points that the user draws a line around, or clicks on. */
  void onChosen(Consumer<List<MapPoint>> listener) {
    chosen = listener;
  }

  void show(List<MapPoint> shown) {
    boolean others = points.isEmpty();
    points = shown;
    if (others) {
      view = Optional.empty();
      chosenView = false;
    }
    resized();
  }

  void color(MapColors by, Map<Long, CauseCategory> known) {
    coloring = by;
    causes = known;
    draw();
  }

  /** Draws the points of a topic larger. */
  void emphasize(long topic) {
    emphasized = topic;
    draw();
  }

  private void resized() {
    int width = (int) getWidth();
    int height = (int) getHeight();
    if (width > 0 && height > 0) {
      view =
          Optional.of(
              view.filter(_ -> chosenView)
                  .map(v -> v.resized(width, height))
                  .orElseGet(() -> MapViewport.around(points, width, height)));
      draw();
    }
  }

  private void draw() {
    view.ifPresent(
        now -> {
          List<MapPoint> drawn = points;
          MapColors by = coloring;
          Map<Long, CauseCategory> known = causes;
          long topic = emphasized;
          drawing.run(
              () -> new MapDrawing(drawn, by.of(drawn, known), now, topic).pixels(),
              pixels -> put(pixels, now),
              _ -> {});
        });
  }

  private void put(int[] pixels, MapViewport drawn) {
    PixelBuffer<IntBuffer> target =
        buffer
            .filter(b -> b.getWidth() == drawn.width() && b.getHeight() == drawn.height())
            .orElseGet(() -> replaced(drawn));
    target.updateBuffer(
        b -> {
          b.getBuffer().clear().put(pixels).clear();
          return null;
        });
  }

  private PixelBuffer<IntBuffer> replaced(MapViewport size) {
    PixelBuffer<IntBuffer> made =
        new PixelBuffer<>(
            size.width(),
            size.height(),
            IntBuffer.allocate(size.width() * size.height()),
            PixelFormat.getIntArgbPreInstance());
    buffer = Optional.of(made);
    image.setImage(new WritableImage(made));
    return made;
  }

  private void zoom(ScrollEvent event) {
    double factor = event.getDeltaY() > 0 ? STEP : 1 / STEP;
    view = view.map(v -> v.zoomed(factor, event.getX(), event.getY()));
    chosenView = true;
    draw();
    event.consume();
  }

  private void pressed(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
    if (event.getButton() == MouseButton.PRIMARY) {
      lasso.getPoints().setAll(lastX, lastY);
    }
  }

  private void dragged(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      lasso.getPoints().addAll(event.getX(), event.getY());
      lasso.setVisible(true);
      return;
    }
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    lastX = event.getX();
    lastY = event.getY();
    view = view.map(v -> v.moved(dx, dy));
    chosenView = true;
    draw();
  }

  private void released(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    lasso.setVisible(false);
    List<Double> corners = List.copyOf(lasso.getPoints());
    view.ifPresent(
        now -> {
          if (corners.size() / 2 >= LEAST_CORNERS) {
            chosen.accept(now.within(points, corners));
          } else {
            int nearest = now.nearest(points, event.getX(), event.getY());
            if (nearest >= 0) {
              chosen.accept(List.of(points.get(nearest)));
            }
          }
        });
  }

  private void hover(MouseEvent event) {
    int nearest = view.map(v -> v.nearest(points, event.getX(), event.getY())).orElse(-1);
    Tooltips.on(this, nearest < 0 ? "" : points.get(nearest).text());
  }
}
