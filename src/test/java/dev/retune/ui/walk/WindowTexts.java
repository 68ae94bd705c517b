package dev.retune.ui.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What is in the windows of this process. Used on the JavaFX thread. */
final class WindowTexts {
  private WindowTexts() {}

  /** The windows that are no menus. */
  static Stream<Stage> stages() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage && window.isShowing())
        .map(Stage.class::cast);
  }

  /** Finds a node in the window, or in what is open above it. */
  static Optional<Node> find(String where) {
    return roots().map(root -> root.lookup(where)).filter(Objects::nonNull).findFirst();
  }

  private static Stream<Parent> roots() {
    return Window.getWindows().stream()
        .filter(window -> window.isShowing() && window.getScene() != null)
        .map(window -> window.getScene().getRoot());
  }

  /** Whether a node and all around it are visible. */
  static boolean isVisible(Node node) {
    for (Node around = node; around != null; around = around.getParent()) {
      if (!around.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** All texts that can be seen. */
  static List<String> shown() {
    return roots().flatMap(root -> within(root).stream()).toList();
  }

  /** Finds a node with a text, in the topmost window that has one. */
  static Optional<Node> saying(String text) {
    return roots().toList().reversed().stream()
        .flatMap(WindowTexts::below)
        .filter(node -> says(node, text))
        .findFirst();
  }

  private static boolean says(Node node, String text) {
    return isInside(node)
        && ((node instanceof Labeled labeled && text.equals(labeled.getText()))
            || (node instanceof Text own && text.equals(own.getText())));
  }

  private static Stream<Node> below(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node),
            List.copyOf(parent.getChildrenUnmodifiable()).stream().flatMap(WindowTexts::below))
        : Stream.of(node);
  }

  /** The texts within a node that can be seen; none without a node. */
  static List<String> within(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    gather(node, texts);
    return texts;
  }

  private static void gather(@Nullable Node node, List<String> texts) {
    if (node == null || !node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null && isInside(node)) {
      texts.add(labeled.getText());
    } else if (node instanceof Text text && isInside(node)) {
      texts.add(text.getText());
    } else if (node instanceof TextInputControl field && isInside(node)) {
      texts.add(Objects.requireNonNullElse(field.getText(), ""));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
    }
  }

  /** Whether a part of a node is within its window and the scroll panes around it. */
  private static boolean isInside(Node node) {
    Bounds place = node.localToScene(node.getBoundsInLocal());
    if (place.getWidth() < 1
        || !place.intersects(0, 0, node.getScene().getWidth(), node.getScene().getHeight())) {
      return false;
    }
    for (Node around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane
          && !pane.localToScene(pane.getBoundsInLocal()).intersects(place)) {
        return false;
      }
    }
    return true;
  }
}
