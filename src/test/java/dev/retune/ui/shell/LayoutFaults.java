package dev.retune.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** What of a window is drawn over an edge, or has no room for its text. */
final class LayoutFaults {
  /** Frames that nothing may reach over. */
  private static final Set<String> FRAMES = Set.of("card", "dialog", "sheet");

  /** Short texts that say nothing once they are cut. */
  private static final Set<String> NEVER_CUT = Set.of("badge", "eyebrow", "card-title", "strong");

  /** The place of a screen, which nothing of it may reach over. */
  private static final String SCREEN = "place";

  private static final double TOLERANCE = 1.5;

  private final List<String> found = new ArrayList<>();

  private LayoutFaults() {}

  /** Returns a sentence for each fault. */
  static List<String> in(Scene scene) {
    LayoutFaults faults = new LayoutFaults();
    Region root = (Region) scene.getRoot();
    if (root.minWidth(-1) > scene.getWidth()) {
      faults.found.add("needs a width of " + root.minWidth(-1));
    }
    if (root.minHeight(-1) > scene.getHeight()) {
      faults.found.add("needs a height of " + root.minHeight(-1));
    }
    Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
    faults.look(root, window);
    return List.copyOf(faults.found);
  }

  private void look(Node node, Bounds frame) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    Bounds place = node.localToScene(node.getLayoutBounds());
    if (node instanceof Control && place.getWidth() > 0 && place.getHeight() > 0) {
      over(node, place, frame);
    }
    if (node instanceof Labeled labeled && isNeverCut(labeled) && isCut(labeled)) {
      found.add("has no room for its text: " + name(node));
    }
    if (node instanceof TableView<?> table) {
      columns(table);
    }
    if (node instanceof ScrollPane pane && pane.getContent() != null) {
      hidden(pane);
      // what is further down can be scrolled to
      look(pane.getContent(), tall(place));
    } else if (node instanceof Parent parent
        && !(node instanceof Control)
        && node.getClip() == null) {
      Bounds inner = isFrame(node) ? place : frame;
      parent.getChildrenUnmodifiable().forEach(child -> look(child, inner));
    }
  }

  private static boolean isFrame(Node node) {
    return SCREEN.equals(node.getId()) || FRAMES.stream().anyMatch(node.getStyleClass()::contains);
  }

  /** A pane that hides something has a bar to scroll to it. */
  private void hidden(ScrollPane pane) {
    double more =
        pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
    boolean scrolls =
        pane.getChildrenUnmodifiable().stream()
            .anyMatch(
                part ->
                    part instanceof ScrollBar bar
                        && bar.getOrientation() == Orientation.VERTICAL
                        && bar.isVisible());
    if (more > TOLERANCE && !scrolls) {
      found.add("hides %.0f that cannot be scrolled to: %s".formatted(more, name(pane)));
    }
  }

  private static Bounds tall(Bounds place) {
    return new BoundingBox(place.getMinX(), -1e6, place.getWidth(), 2e6);
  }

  private void over(Node node, Bounds place, Bounds frame) {
    double beside = Math.max(frame.getMinX() - place.getMinX(), place.getMaxX() - frame.getMaxX());
    double below = Math.max(frame.getMinY() - place.getMinY(), place.getMaxY() - frame.getMaxY());
    if (Math.max(beside, below) > TOLERANCE) {
      found.add("is %.0f over an edge: %s".formatted(Math.max(beside, below), name(node)));
    }
  }

  /** Columns beyond the edge are found by nobody. */
  private void columns(TableView<?> table) {
    double wide =
        table.getVisibleLeafColumns().stream().mapToDouble(TableColumnBase::getWidth).sum();
    if (wide > table.getWidth() + TOLERANCE) {
      found.add(
          "has columns of %.0f in a width of %.0f: %s"
              .formatted(wide, table.getWidth(), name(table)));
    }
  }

  private static boolean isNeverCut(Labeled labeled) {
    // a wrapped text is limited on purpose or has as many lines as it needs
    return labeled instanceof ButtonBase
        || (labeled.isWrapText() && labeled.getMaxHeight() == Region.USE_COMPUTED_SIZE)
        || NEVER_CUT.stream().anyMatch(labeled.getStyleClass()::contains);
  }

  private static boolean isCut(Labeled labeled) {
    return labeled.getText() != null
        && labeled.getChildrenUnmodifiable().stream()
            .anyMatch(
                part ->
                    part instanceof Text text
                        && text.isVisible()
                        && text.getText().endsWith(labeled.getEllipsisString())
                        && !labeled.getText().endsWith(labeled.getEllipsisString()));
  }

  private static String name(Node node) {
    String text = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
    String id = node.getId() == null ? String.join(".", node.getStyleClass()) : "#" + node.getId();
    return id + text;
  }
}
