package dev.retune.ui.theme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Applies CSS to a view outside any window and lays it out, in steps that each take the JavaFX
 * thread for a few milliseconds. A whole screen at once would take a tenth of a second while its
 * classes are new.
 */
public final class IncrementalStyling {
  // their children keep their place and constraints when they are removed and added in order
  private static final Set<Class<?>> DIVISIBLE =
      Set.of(VBox.class, HBox.class, StackPane.class, GridPane.class, Pane.class);

  /** A child to be put back. */
  private record Piece(Pane parent, Node child) {}

  private final Parent root;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final double width;
  private final double height;
  private boolean layoutPending;

  /**
   * Removes the view's parts, to be added again one a step. May be called on any thread, as the
   * view is in no scene yet.
   */
  public IncrementalStyling(Parent root, double width, double height) {
    this.root = root;
    this.width = width;
    this.height = height;
    divide(root);
  }

  /** The view. */
  public Parent root() {
    return root;
  }

  /** Puts the emptied view into a scene; on the JavaFX thread, before the first step. */
  public void begin(List<String> sheets) {
    Scene scene = new Scene(root, width, height);
    scene.getStylesheets().setAll(sheets);
    root.applyCss();
    layoutPending = true;
  }

  /**
   * Styles the next part or lays out the last one; on the JavaFX thread. False when all is done.
   */
  public boolean step() {
    if (layoutPending) {
      root.resize(width, height);
      root.layout();
      layoutPending = false;
      return true;
    }
    if (pieces.isEmpty()) {
      return false;
    }
    Piece piece = pieces.remove();
    piece.parent.getChildren().add(piece.child);
    piece.child.applyCss();
    layoutPending = true;
    return true;
  }

  private void divide(Parent parent) {
    if (parent instanceof Pane pane && DIVISIBLE.contains(parent.getClass())) {
      List<Node> children = List.copyOf(pane.getChildren());
      pane.getChildren().clear();
      for (Node child : children) {
        pieces.add(new Piece(pane, child));
        divideIfParent(child);
      }
      return;
    }
    contents(parent).forEach(this::divideIfParent);
  }

  private void divideIfParent(Node node) {
    if (node instanceof Parent parent) {
      divide(parent);
    }
  }

  private static List<Node> contents(Parent parent) {
    // not of a split pane, which keeps the widths of its first layout
    List<Node> found = new ArrayList<>(parent.getChildrenUnmodifiable());
    switch (parent) {
      case ScrollPane scroll when scroll.getContent() != null -> found.add(scroll.getContent());
      case TitledPane titled when titled.getContent() != null -> found.add(titled.getContent());
      case TabPane tabs ->
          tabs.getTabs().stream()
              .filter(tab -> tab.getContent() != null)
              .forEach(tab -> found.add(tab.getContent()));
      default -> {}
    }
    return found;
  }
}
