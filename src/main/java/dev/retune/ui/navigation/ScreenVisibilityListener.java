package dev.retune.ui.navigation;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Tells a screen when it comes into sight and when it is left. */
public final class ScreenVisibilityListener {
  private ScreenVisibilityListener() {}

  /**
   * A screen is in sight while it is in a window that was not closed. Both may be told again though
   * nothing changed.
   */
  public static void of(Node root, Runnable come, Runnable gone) {
    Runnable look = () -> (isSeen(root) ? come : gone).run();
    root.sceneProperty().subscribe(scene -> look.run());
    root.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .subscribe(showing -> look.run());
  }

  private static boolean isSeen(Node root) {
    Scene scene = root.getScene();
    return scene != null && (scene.getWindow() == null || scene.getWindow().isShowing());
  }
}
