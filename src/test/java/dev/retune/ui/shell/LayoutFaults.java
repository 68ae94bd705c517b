package dev.retune.ui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What of a window is drawn over an edge, or has no room for its text. */
final class LayoutFaults {
  /** Frames that nothing may reach over. */
  private static final Set<String> FRAMES = Set.of("card", "dialog", "sheet");

  /** The place of a screen, which nothing of it may reach over. */
  private static final String SCREEN = "place";

  static final double TOLERANCE = 1.5;

  /** Around a dialog, so that it is seen to be over a window. */
  private static final double BESIDE_DIALOG = 8;

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
    found.addAll(CutTexts.in(node));
    if (node instanceof Label label && saysNothing(label)) {
      found.add("is an icon without a text: " + name(node));
    }
    if (node.getStyleClass().contains("dialog") && isAtEdge(node, place)) {
      found.add("leaves no margin: " + name(node));
    }
    if (node instanceof StackPane pane) {
      found.addAll(ScrollFaults.covered(pane));
    }
    if (node instanceof TableView<?> table) {
      columns(table);
    }
    if (node instanceof ListView<?> || node instanceof TableView<?>) {
      found.addAll(ScrollFaults.low((Control) node));
    }
    if (node instanceof ModalPane modal) {
      Optional.ofNullable(modal.getContent()).ifPresent(sheet -> look(sheet, frame));
    } else if (node instanceof ScrollPane pane && pane.getContent() != null) {
      found.addAll(ScrollFaults.hidden(pane));
      // what is further down can be scrolled to
      look(pane.getContent(), tall(ScrollFaults.port(pane, place)));
    } else if (node instanceof Parent parent
        && !(node instanceof Control)
        && node.getClip() == null) {
      Bounds inner = isFrame(node) ? padded((Region) node, place) : frame;
      parent.getChildrenUnmodifiable().forEach(child -> look(child, inner));
    }
  }

  private static boolean isFrame(Node node) {
    return SCREEN.equals(node.getId()) || FRAMES.stream().anyMatch(node.getStyleClass()::contains);
  }

  /** What marks a node by its ground may reach to the left of the padding, but not to the right. */
  private static Bounds padded(Region frame, Bounds place) {
    return new BoundingBox(
        place.getMinX(),
        place.getMinY(),
        place.getWidth() - frame.getInsets().getRight(),
        place.getHeight());
  }

  private static boolean saysNothing(Label label) {
    return label.getGraphic() != null
        && (label.getText() == null || label.getText().isEmpty())
        && label.getAccessibleText() == null
        && label.getAccessibleHelp() == null;
  }

  private static boolean isAtEdge(Node node, Bounds place) {
    return place.getMinX() < BESIDE_DIALOG
        || place.getMinY() < BESIDE_DIALOG
        || place.getMaxX() > node.getScene().getWidth() - BESIDE_DIALOG
        || place.getMaxY() > node.getScene().getHeight() - BESIDE_DIALOG;
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

  static String name(Node node) {
    String text = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
    String id = node.getId() == null ? String.join(".", node.getStyleClass()) : "#" + node.getId();
    return id + text;
  }
}
