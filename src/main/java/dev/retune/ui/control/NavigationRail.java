package dev.retune.ui.control;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Narrows the navigation to its icons while the window is narrow, so that screens keep the width
 * they need. Names stay in tooltips and for screen readers; what runs moves above the screen.
 */
public final class NavigationRail {
  /** Below this width of the window a screen has no room beside the names. */
  private static final double ROOMY = 1180;

  private static final double WIDTH = 216;
  private static final double NARROW = 64;

  private final Parts parts;
  private final List<Node> footButtons;

  /**
   * The parts.
   *
   * @param side the whole navigation
   * @param brandName the name beside the icon
   * @param buttons the buttons of the screens
   * @param footLine buttons below, side by side
   * @param footColumn where these are when the navigation is narrow
   * @param tasks what runs
   * @param top where that is shown when the navigation is narrow
   */
  public record Parts(
      Region side,
      Node brandName,
      Pane buttons,
      Pane footLine,
      Pane footColumn,
      Node tasks,
      Pane top) {}

  private NavigationRail(Parts parts) {
    this.parts = parts;
    this.footButtons = List.copyOf(parts.footLine().getChildren());
  }

  /** Keeps the navigation as wide as the window has room for. */
  public static void on(Parent root, Parts parts) {
    NavigationRail rail = new NavigationRail(parts);
    Pane home = (Pane) parts.tasks().getParent();
    int place = home.getChildren().indexOf(parts.tasks());
    root.sceneProperty()
        .flatMap(Scene::widthProperty)
        .map(width -> width.doubleValue() < ROOMY)
        .orElse(false)
        .subscribe(
            narrow -> {
              rail.set(narrow);
              styled(root, "narrow", narrow);
              ObservableList<Node> target = narrow ? parts.top().getChildren() : home.getChildren();
              if (!target.contains(parts.tasks())) {
                target.add(narrow ? target.size() : place, parts.tasks());
              }
            });
  }

  private void set(boolean narrow) {
    parts.side().setMinWidth(narrow ? NARROW : WIDTH);
    parts.side().setPrefWidth(narrow ? NARROW : WIDTH);
    parts.brandName().setVisible(!narrow);
    parts.brandName().setManaged(!narrow);
    parts.footColumn().setManaged(narrow);
    parts.footLine().setManaged(!narrow);
    (narrow ? parts.footColumn() : parts.footLine()).getChildren().addAll(unplaced(narrow));
    parts.buttons().getChildren().forEach(button -> display(button, narrow));
    display(footButtons.getFirst(), narrow);
  }

  private List<Node> unplaced(boolean narrow) {
    Pane target = narrow ? parts.footColumn() : parts.footLine();
    return footButtons.stream().filter(button -> !target.equals(button.getParent())).toList();
  }

  private static void display(Node button, boolean narrow) {
    if (button instanceof Labeled labeled) {
      labeled.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
  }

  private static void styled(Parent root, String style, boolean on) {
    root.getStyleClass().remove(style);
    if (on) {
      root.getStyleClass().add(style);
    }
  }
}
