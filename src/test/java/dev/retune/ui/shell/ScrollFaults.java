package dev.retune.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** What is scrolled and cannot be reached, or is hardly seen. */
final class ScrollFaults {
  /** What is scrolled shows at least two or three lines. */
  private static final double LOWEST = 72;

  private ScrollFaults() {}

  /** A pane that hides something has a bar to scroll to it, and shows a part that can be read. */
  static List<String> hidden(ScrollPane pane) {
    List<String> found = new ArrayList<>();
    Bounds all = pane.getContent().getLayoutBounds();
    Bounds shown = pane.getViewportBounds();
    double below = all.getHeight() - shown.getHeight();
    double beside = all.getWidth() - shown.getWidth();
    if (below > LayoutFaults.TOLERANCE && bar(pane, Orientation.VERTICAL).isEmpty()) {
      found.add(
          "hides %.0f that cannot be scrolled to: %s".formatted(below, LayoutFaults.name(pane)));
    }
    if (beside > LayoutFaults.TOLERANCE && bar(pane, Orientation.HORIZONTAL).isEmpty()) {
      found.add("hides %.0f at its side: %s".formatted(beside, LayoutFaults.name(pane)));
    }
    if (below > LayoutFaults.TOLERANCE && shown.getHeight() < LOWEST) {
      found.add(
          "shows only %.0f of %.0f: %s"
              .formatted(shown.getHeight(), all.getHeight(), LayoutFaults.name(pane)));
    }
    return found;
  }

  /** A list or a table of which little is seen. */
  static List<String> low(Control rows) {
    List<String> found = new ArrayList<>();
    if (rows.getHeight() < LOWEST
        && rows.lookupAll(".scroll-bar").stream()
            .anyMatch(node -> isShown(node, Orientation.VERTICAL))) {
      found.add(
          "shows only %.0f of its rows: %s".formatted(rows.getHeight(), LayoutFaults.name(rows)));
    }
    return found;
  }

  private static Optional<Node> bar(ScrollPane pane, Orientation orientation) {
    return pane.getChildrenUnmodifiable().stream()
        .filter(part -> isShown(part, orientation))
        .findFirst();
  }

  private static boolean isShown(Node node, Orientation orientation) {
    return node instanceof ScrollBar bar && bar.getOrientation() == orientation && bar.isVisible();
  }

  /** The part of a pane that is not under its bar. */
  static Bounds port(ScrollPane pane, Bounds place) {
    double right =
        bar(pane, Orientation.VERTICAL)
            .map(bar -> bar.localToScene(bar.getLayoutBounds()).getMinX())
            .orElse(place.getMaxX());
    return new BoundingBox(
        place.getMinX(), place.getMinY(), right - place.getMinX(), place.getHeight());
  }

  /** A label over something that is scrolled covers a line of it. */
  static List<String> covered(StackPane pane) {
    List<String> found = new ArrayList<>();
    List<Node> shown = pane.getChildren().stream().filter(Node::isVisible).toList();
    for (int i = 0; i < shown.size(); i++) {
      Node below = shown.get(i);
      shown.stream()
          .skip(i + 1)
          .filter(
              over ->
                  below instanceof ScrollPane
                      && over instanceof Label
                      && over.getBoundsInParent().intersects(below.getBoundsInParent()))
          .forEach(over -> found.add("covers what is scrolled: " + LayoutFaults.name(over)));
    }
    return found;
  }
}
